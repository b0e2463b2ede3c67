"""Indexes that the parts bring as data files: loaded once, changed from then on by whoever keeps them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction

from tinhso.base import clock
from tinhso.base.registry import offered
from tinhso.base.text import nfc
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.verbs.writing import check_line
from tinhso.engines.indexes.versions import Index, Version

POINT = "indexes.files"  # a tuple of paths


def load_reference() -> int:
    """Every index that a part offers and that is not there yet; how many were loaded."""
    return sum(load(Path(path)) is not None for paths in offered(POINT) for path in paths)


@transaction.atomic
def load(path: Path) -> Index | None:
    """The index of a TOML file with its first version; None if there is one of its code. Raises Refused."""
    data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    head = data["index"]
    if Index.objects.filter(code=head["code"]).exists():
        return None
    index = Index.objects.create(code=head["code"], name=nfc(head["name"]), law=nfc(head["law"]), every=head["every"])
    version = Version.objects.create(
        index=index, number=1, valid_from=date.fromisoformat(head["valid_from"]), published_at=clock.now(),
        published_by=PLATFORM.subject, note=nfc(" ".join(head["note"].split())),
        ranked_from=head.get("ranked_from", 0), grades=[[float(bound), nfc(name)] for bound, name in head["grades"]],
    )  # fmt: skip
    _lines(version, data["group"], None, Item.Level.GROUP, iter(range(1, 1000)))
    return index


def _lines(version: Version, rows: Iterable[dict[str, Any]], parent: Item | None, level: str, order: Any) -> None:
    for row in rows:
        line = Item(
            version=version, parent=parent, level=level, order=next(order), number=row["number"],
            name=nfc(row["name"]), formula=nfc(row.get("formula", "")), note=nfc(row.get("note", "")),
        )  # fmt: skip
        if level == Item.Level.CRITERION:
            line.maximum, line.unit, line.source = Decimal(row["maximum"]), row["unit"], row["source"]
            line.indicator, line.rule = row.get("indicator", ""), _plain(row["rule"])
            line.target = Decimal(row["target"]) if "target" in row else None
            line.exempt = row.get("exempt", [])
            # A file may name an indicator of a system that is switched off: then there is no data, and no fault.
            _check_but_the_indicator(line)
        line.save()
        _lines(version, row.get("heading", ()), line, Item.Level.HEADING, order)
        _lines(version, row.get("criterion", ()), line, Item.Level.CRITERION, order)


def _check_but_the_indicator(line: Item) -> None:
    source, line.source = line.source, Item.Source.HAND
    check_line(line)
    line.source = source


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value
