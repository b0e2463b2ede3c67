"""When a deadline may still be extended: a dated rule, since the law has changed and will."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit, due, timetable_for
from tinhso.engines.cases.case import Case
from tinhso.engines.cases.deadlined import ExtensionRule

Rule = tuple[date, Decimal | None, str]  # valid from, working hours before the appointment, legal basis


def must_be_in_time(case: Case) -> None:
    """Raise Refused where the apology would come too late by the rule in force; without a rule it never does."""
    rule = extension_rule(case.kind, clock.today())
    if rule is None or rule.notice_hours is None or case.due_at is None:
        return
    table = timetable_for(case.office)
    if due(clock.now(), Limit(rule.notice_hours, "hour"), table) > case.due_at or clock.now() > case.due_at:
        sentence = _("The apology must be out %(hours)s working hours before the appointment at the latest. %(law)s")
        if not rule.notice_hours:
            sentence = _("The appointment has passed: it can no longer be extended. %(law)s")
        raise Refused(sentence % {"hours": f"{rule.notice_hours.normalize():f}", "law": rule.law}, field="until")


def extension_rule(kind: str, day: date) -> ExtensionRule | None:
    """The rule for a kind of case on ``day``; none where no regulation says anything."""
    return next((rule for rule in _rules(kind) if rule.valid_from <= day), None)


def set_extension_rules(kind: str, rules: Iterable[Rule]) -> int:
    """Enter the rules of a kind of case; what is set for a day stays. Returns how many were new."""
    made = 0
    for valid_from, hours, law in rules:
        facts = {"notice_hours": hours, "law": law}
        made += ExtensionRule.objects.get_or_create(kind=kind, valid_from=valid_from, defaults=facts)[1]
    access.set_up_changed()
    return made


@access.kept
def _rules(kind: str) -> list[ExtensionRule]:
    return list(ExtensionRule.objects.filter(kind=kind).order_by("-valid_from"))
