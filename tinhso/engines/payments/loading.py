"""Fee rules and reductions from a table that a person can read and mend."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from tinhso.engines.payments.feerules import FeeRule, Reduction

FOLDER = Path(__file__).parent / "data"


@transaction.atomic
def load_fees(rules: Path = FOLDER / "fees.csv", reductions: Path = FOLDER / "reductions.csv") -> tuple[int, int]:
    """Load the tables; a row that is known (same keys and first day) is brought up to date. Returns both counts.

    A procedure whose tariff was written here gets no further rows.
    """
    return _load_rules(rules), _load_reductions(reductions)


def _load_rules(file: Path) -> int:
    rows = _rows(file)
    days = {(row["procedure_code"], row["valid_from"]) for row in rows}
    rules = FeeRule.objects.filter(procedure_code__in={code for code, _day in days})
    ours = {rule.procedure_code for rule in rules if (rule.procedure_code, rule.valid_from.isoformat()) not in days}
    for row in rows:
        known: dict[str, Any] = {key: row[key] for key in ("procedure_code", "code", "payer_group", "channel")}
        known["valid_from"] = row["valid_from"]
        if row["procedure_code"] in ours and not FeeRule.objects.filter(**known).exists():
            continue  # its tariff was written here meanwhile
        FeeRule.objects.update_or_create(
            **known,
            defaults=_dated(row, FeeRule.objects.filter(**known, valid_to__isnull=False).first())
            | {
                "kind": row["kind"],
                "name": row["name"],
                "unit": row["unit"],
                "amount": int(row["amount"]),
                "tiers": json.loads(row["tiers"] or "[]"),
                "limit": int(row["limit"]) if row["limit"] else None,
                "exemption": row["exemption"],
            },
        )
    return len(rows)


def _load_reductions(file: Path) -> int:
    rows = _rows(file)
    for row in rows:
        Reduction.objects.update_or_create(
            procedure_code=row["procedure_code"],
            channel=row["channel"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults=_dated(row) | {"percent": int(row["percent"])},
        )
    return len(rows)


def _dated(row: dict[str, str], ended: FeeRule | None = None) -> dict[str, Any]:
    """An end that was set here stays where the table names none."""
    kept = ended.valid_to if ended else None
    return {
        "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else kept,
        "legal_basis": row["legal_basis"],
        "example": row["example"] == "yes",
    }


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
