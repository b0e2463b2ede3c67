"""The archivist's list: whose time has passed, what stands against it, and the rules behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.keepable import KeepingRule, Tombstone
from tinhso.engines.cases.keeping.obstacles import obstacles
from tinhso.engines.cases.keeping.rules import due, rule_for, spans
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure

MOST = 200


@dataclass(frozen=True)
class Row:
    """One case whose time passes ``on`` a day; ``against`` says why nothing of it may go."""

    case: Case
    rule: KeepingRule
    on: date
    against: list[str]


@dataclass(frozen=True)
class RuleRow:
    """A rule and the name of what it is about ("" for all the rest)."""

    rule: KeepingRule
    name: str
    until: date | None


@dataclass(frozen=True)
class Sheet:
    """The first ``rows`` of ``total``; ``ended`` cases have been emptied already."""

    rows: list[Row]
    total: int
    ended: int
    rules: list[RuleRow]


def sheet(actor: Actor, by: date) -> Sheet:
    """What an archivist sees of the offices in their charge, the longest past first."""
    found = access.only(actor, "cases.keep", due(by))
    known = spans()
    cases = list(found.select_related("office").order_by("ended_at", "pk")[:MOST])
    against = obstacles([case.pk for case in cases])
    rows = []
    for case in cases:
        rule = rule_for(case, known)
        on = rule.ends_on(clock.local(case.ended_at).date()) if rule is not None and case.ended_at is not None else None
        if rule is not None and on is not None:
            rows.append(Row(case, rule, on, against.get(case.pk, [])))
    names = dict(Procedure.objects.filter(code__in=[span.rule.topic for span in known]).values_list("code", "name"))
    return Sheet(
        sorted(rows, key=lambda row: (row.on, row.case.code)),
        found.count(),
        access.only(actor, "cases.keep", Case.objects.filter(pk__in=Tombstone.objects.values("case"))).count(),
        [RuleRow(span.rule, names.get(span.rule.topic, span.rule.topic), span.until) for span in known],
    )
