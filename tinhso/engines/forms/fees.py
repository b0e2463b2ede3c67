"""What a procedure costs, as its page says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.money import format_dong
from tinhso.engines.forms.payers import QUESTION
from tinhso.engines.forms.versions import ProcedureVersion
from tinhso.engines.payments.api import FeeLine, fee_for, fee_rules, rules_of, total
from tinhso.engines.payments.models import FeeRule

# The payments engine calls the desk by its own code.
PAID_AS = {"online": "online", "desk": "direct", "post": "post"}


@dataclass(frozen=True)
class Fee:
    """A line of the tariff: its price for one, per what, and how it goes on for many."""

    line: FeeLine
    unit: str
    more: str


def version_fees(version: ProcedureVersion, channel: str, groups: Sequence[str] = ()) -> list[Fee]:
    """What a version costs: by the rules in force, or by its own tariff while that is not in force yet."""
    code, tariff = version.procedure.code, version.content.get("tariff")
    if tariff is not None and not (version.is_published and version.valid_from <= clock.today()):
        return _fees(code, channel, groups, rules_of(code, tariff, version.valid_from))
    return [fee for own in version.content.get("fees", ()) for fee in _fees(own, channel, groups)]


def due(version: ProcedureVersion, answers: Mapping[str, Any], channel: str, on: date | None = None) -> list[FeeLine]:
    """What a dossier with these answers costs on a day (today): by page and copy where the form asks for them.

    The lines of the procedure's own tariff, for the group of payers that the answers name.
    """
    pages, copies = answers.get("pages"), answers.get("copies") or 1
    quantity, times = (pages, copies) if pages else (copies, 1)
    groups = [answers[QUESTION]] if answers.get(QUESTION) else []
    return fee_for(version.procedure.code, PAID_AS[channel], groups, quantity, on, times=times)


def notes_for(version: ProcedureVersion, answers: Mapping[str, Any], channel: str) -> dict[str, str]:
    """Beside the question of the payer: what everyone pays and by which law, and the price of each group."""
    field = version.fields.get(QUESTION)
    lines = due(version, {**answers, QUESTION: ""}, channel) if field else []
    if field is None or not lines:
        return {}
    said = {
        f"{QUESTION}.{option.value}": format_dong(total(due(version, {**answers, QUESTION: option.value}, channel)))
        for option in field.options
    }
    laws = dict.fromkeys(
        _("%(exemption)s Legal basis: %(law)s.") % {"exemption": line.exemption, "law": line.legal_basis}
        for line in lines
        if line.exemption
    )
    return said | {QUESTION: " ".join(laws)}


def _fees(code: str, channel: str, groups: Sequence[str], written: list[FeeRule] | None = None) -> list[Fee]:
    rules = {(rule.code, rule.payer_group): rule for rule in (fee_rules(code) if written is None else written)}
    fees = []
    for line in fee_for(code, PAID_AS[channel], list(groups), rules=written):
        rule = rules.get((line.code, ""))
        fees.append(Fee(line, _unit(line.unit), _more(rule.tiers, rule.limit) if rule else ""))
    return fees


def _unit(unit: str) -> str:
    return {"page": _("/page"), "copy": _("/copy")}.get(unit, "")


def _more(tiers: list[dict[str, int]], limit: int | None) -> str:
    """``from page 3 on 1.000 đ; at most 200.000 đ``."""
    said = [
        _("from number %(number)s on %(amount)s")
        % {"number": before["up_to"] + 1, "amount": format_dong(tier["amount"])}
        for before, tier in zip(tiers, tiers[1:], strict=False)
    ]
    if limit is not None:
        said.append(_("at most %(amount)s") % {"amount": format_dong(limit)})
    return "; ".join(said)
