"""A procedure's whole tariff as plain rows: written by a keeper of the catalogue, in force from a day on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.payments.feerules import FeeRule
from tinhso.engines.payments.fees import fee_rules

Row = dict[str, Any]
OWN = ("payer_group", "unit", "tiers", "limit", "exemption", "example")
THEIRS = {"desk": "direct", "direct": "desk"}  # the desk by its code here and in the catalogue


def tariff_rows(procedure_code: str, on: date | None = None) -> list[Row]:
    """The rules of a day (today) as rows; what is empty is left out, a last day is named."""
    return [_row(rule) for rule in fee_rules(procedure_code, on)]


def rules_of(procedure_code: str, rows: Iterable[Row], valid_from: date) -> list[FeeRule]:
    """The rules that the rows come to from ``valid_from`` on, not saved; a row that ended before makes none."""
    rules = []
    for row in rows:
        last = date.fromisoformat(row["last_day"]) if row.get("last_day") else None
        if last is not None and last < valid_from:
            continue
        given = {name: row[name] for name in OWN if name in row}
        channel: str = row.get("channel", "")
        rules.append(FeeRule(
            procedure_code=procedure_code, code=row["code"], kind=row["kind"], name=row["name"], amount=row["amount"],
            legal_basis=row["legal_basis"], channel=THEIRS.get(channel, channel), valid_from=valid_from,
            valid_to=last + timedelta(days=1) if last else None, **given,
        ))  # fmt: skip
    return rules


@transaction.atomic
def set_tariff(procedure_code: str, rows: Iterable[Row], *, valid_from: date) -> list[FeeRule]:
    """From ``valid_from`` on these rows and no others; part of another verb, which has checked who may."""
    for rule in FeeRule.objects.select_for_update().filter(procedure_code=procedure_code):
        end = max(valid_from, rule.valid_from)
        if rule.valid_to is None or rule.valid_to > end:
            rule.valid_to = end
            rule.save(update_fields=["valid_to"])
    made = FeeRule.objects.bulk_create(rules_of(procedure_code, rows, valid_from))
    access.set_up_changed()
    return list(made)


def _row(rule: FeeRule) -> Row:
    row: Row = {"code": rule.code, "kind": rule.kind, "name": rule.name, "amount": rule.amount}
    row |= {name: getattr(rule, name) for name in OWN if getattr(rule, name)}
    if rule.unit == FeeRule.Unit.DOSSIER:
        row.pop("unit")
    if rule.channel:
        row["channel"] = THEIRS.get(rule.channel, rule.channel)
    if rule.valid_to is not None:
        row["last_day"] = (rule.valid_to - timedelta(days=1)).isoformat()
    return row | {"legal_basis": rule.legal_basis}
