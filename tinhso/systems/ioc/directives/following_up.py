"""What whoever gave a directive does with it afterwards: sending it back, withdrawing it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Reopening, Stop
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, together
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.directives.queries import may_follow_up
from tinhso.systems.ioc.followed.ground import days_until, end_early, sentence, tell_lead


@transaction.atomic
@together()
def send_back(directive: Directive, *, words: str, deadline: date, by: Actor) -> Reopening:
    """The result does not settle it: the lead office goes on until a new deadline; once for each directive.

    Raises Denied for anybody but its giver, AlreadyDone, Refused beside ``words`` or ``deadline``.
    """
    directive, by = _given_by(directive, by)
    days, words = days_until(deadline), sentence(words)
    made = cases.reopen(directive.pk, reason=words, limit=Limit(Decimal(days), "day"), by=PLATFORM)
    directive.deadline = deadline
    directive.save(update_fields=["deadline"])
    tell_lead("ioc.directive_returned", directive, words, by=by)
    return made


@transaction.atomic
@together()
def withdraw(directive: Directive, *, words: str, by: Actor) -> Stop:
    """It need not be carried out any more. Raises Denied for anybody but its giver, Refused for what is over."""
    directive, by = _given_by(directive, by)
    return end_early(directive, "ioc.directive_withdrawn", words=words, by=by)


def _given_by(directive: Directive, by: Actor) -> tuple[Directive, Actor]:
    locked = Directive.objects.select_for_update(of=("self",)).select_related("case__office").get(pk=directive.pk)
    at = directory.subjects_of(locked.case.office) if may_follow_up(locked, by) else ()
    return locked, access.require_at(by, "ioc.direct", at)
