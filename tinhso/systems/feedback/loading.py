"""What 1022 brings along: categories, dated rules, prepared texts, internal processes, labels."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.systems.feedback.classifying.delivering import load_labels
from tinhso.systems.feedback.models import Category, PreparedText, RatingReason, Retention, TimeLimit

FOLDER = Path(__file__).parent / "data"
SINCE = date(2020, 1, 1)  # the delivered rules are in force since then, until the province dates its own


@transaction.atomic
def load_reference(folder: Path = FOLDER) -> None:
    """Load what is new; what an official has changed since is left alone. A second call does nothing."""
    for order, row in enumerate(_read(folder / "categories.toml")["category"]):
        _category(row, None, order)
    rules = _read(folder / "regulations.toml")
    for row in rules["limit"]:
        amount, unit = row["limit"].split()
        values = {"amount": Decimal(amount), "unit": unit, "law": row["law"], "valid_from": SINCE}
        known = {"what": row["what"], "is_urgent": row.get("is_urgent", False), "category": None}
        if not TimeLimit.objects.filter(**known).exists():
            TimeLimit.objects.create(**known, **values)
    for row in rules["threshold"]:
        percents = {int(level): percent for level, percent in row["percents"].items()}
        cases.set_thresholds(row["kind"], percents, valid_from=SINCE, law=row["law"])
    for row in rules["supplement"]:
        cases.set_supplement_rule(**row, valid_from=SINCE)
    for row in rules["retention"]:
        if not Retention.objects.filter(openness=row["openness"]).exists():
            Retention.objects.create(**row, valid_from=SINCE)
    for order, row in enumerate(rules["reason"]):
        RatingReason.objects.get_or_create(code=row["code"], defaults={**row, "order": order})
    for row in rules["text"]:
        PreparedText.objects.get_or_create(
            use=row["use"], title=row["title"], category_id=row.get("category"), defaults={"text": row["text"]}
        )
    for row in rules["process"]:
        if cases.process_for(row["topic"], exactly=True) is None:
            strides = [cases.Stride(**{**step, "hours": Decimal(step["hours"])}) for step in row["steps"]]
            cases.publish_process(topic=row["topic"], strides=strides)
    load_labels()


def _category(row: dict[str, Any], parent: Category | None, order: int) -> None:
    kinds = row.pop("kind", [])
    made, _is_new = Category.objects.get_or_create(
        code=row["code"], defaults={**row, "parent": parent, "order": order * 100 if parent is None else order}
    )
    for place, kind in enumerate(kinds, 1):
        _category(kind, made, made.order + place)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
