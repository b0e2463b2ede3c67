"""What a dossier costs, as lines that name their law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from typing import Any

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.payments.feerules import FeeRule, Reduction, valid_on


@dataclass(frozen=True)
class FeeLine:
    """One thing to pay for. ``full`` is the amount before ``percent`` was taken off for the channel; all in đồng."""

    code: str
    name: str
    kind: str  # fee or charge
    unit: str
    quantity: int
    full: int
    percent: int
    amount: int
    legal_basis: str
    reduction_basis: str = ""
    exemption: str = ""
    example: bool = False
    rule: str = ""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, data: dict[str, Any]) -> FeeLine:
        return cls(**data)


def fee_for(
    procedure_code: str,
    channel: str = "",
    payer_groups: str | Iterable[str] = (),
    quantity: int = 1,
    on: date | None = None,
    *,
    times: int = 1,
    rules: Iterable[FeeRule] | None = None,
) -> list[FeeLine]:
    """The fees of a procedure on a day (today), one line for each fee code; empty if nothing is charged by any rule.

    A rule for one of the payer's groups goes before the general one, the cheapest of several; then a rule for the
    channel before the general one. A reduction is taken off amounts that name no channel themselves.
    ``quantity`` counts copies or pages, ``times`` how often the whole is asked for (copies of a document of pages).
    ``rules`` stand for those in force: a tariff that is still being written.
    """
    day = on or clock.today()
    groups = {payer_groups} if isinstance(payer_groups, str) else set(payer_groups)
    known_rules = _rules(procedure_code, day) if rules is None else sorted(rules, key=lambda rule: rule.code)
    fitting = [r for r in known_rules if r.channel in ("", channel) and r.payer_group in {"", *groups}]
    reduction = _reduction(procedure_code, channel, day)
    lines = []
    for _code, alternatives in groupby(fitting, key=lambda rule: rule.code):
        known = list(alternatives)
        rule = min(known, key=lambda r: (not r.payer_group, r.price(quantity) if r.payer_group else 0, not r.channel))
        exemption = next((r.exemption for r in (rule, *known) if r.exemption), "")
        lines.append(_line(rule, quantity, times, reduction if not rule.channel else None, exemption))
    return lines


def total(lines: Sequence[FeeLine]) -> int:
    """The sum in đồng."""
    return sum(line.amount for line in lines)


def fee_rules(procedure_code: str, on: date | None = None) -> list[FeeRule]:
    """Every rule of a procedure on a day (today), for its public page."""
    rules = valid_on(FeeRule.objects.filter(procedure_code=procedure_code), on or clock.today())
    return list(rules.order_by("code", "payer_group", "channel"))


def groups_of(procedure_code: str, on: date | None = None) -> list[str]:
    """The groups of payers that the tariff of a day (today) favours, in its order."""
    rules = _rules(procedure_code, on or clock.today())
    return list(dict.fromkeys(rule.payer_group for rule in rules if rule.payer_group))


def rules_through_time(*procedure_codes: str) -> list[FeeRule]:
    """Every rule of these that ever was or will be, each price together, the newest first."""
    rows = FeeRule.objects.filter(procedure_code__in=procedure_codes)
    return list(rows.order_by("procedure_code", "-payer_group", "-valid_from"))


@access.kept
def _rules(procedure_code: str, day: date) -> list[FeeRule]:
    return list(valid_on(FeeRule.objects.filter(procedure_code=procedure_code), day).order_by("code", "id"))


@access.kept
def _reduction(procedure_code: str, channel: str, day: date) -> Reduction | None:
    found = Reduction.objects.filter(channel=channel, procedure_code__in=("", procedure_code))
    return valid_on(found, day).order_by("-procedure_code").first() if channel else None


def _line(rule: FeeRule, quantity: int, times: int, reduction: Reduction | None, exemption: str) -> FeeLine:
    full = rule.price(quantity) * times
    percent = reduction.percent if reduction and full else 0
    return FeeLine(
        code=rule.code,
        name=rule.name,
        kind=rule.kind,
        unit=rule.unit,
        quantity=1 if rule.unit == FeeRule.Unit.DOSSIER else quantity,
        full=full,
        percent=percent,
        amount=full * (100 - percent) // 100,
        legal_basis=rule.legal_basis,
        reduction_basis=reduction.legal_basis if reduction and percent else "",
        exemption=exemption,
        example=rule.example or bool(reduction and percent and reduction.example),
        rule=str(rule.pk),
    )
