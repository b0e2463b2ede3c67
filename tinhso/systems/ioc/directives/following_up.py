"""What whoever gave a directive does with it afterwards: sending it back, withdrawing it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Reopening, Stop
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record, together
from tinhso.engines.messages import api as messages
from tinhso.systems.ioc.directives.nouns import Directive
from tinhso.systems.ioc.directives.queries import may_follow_up

SHORTEST = 10


@transaction.atomic
@together()
def send_back(directive: Directive, *, words: str, deadline: date, by: Actor) -> Reopening:
    """The result does not settle it: the lead office goes on until a new deadline; once for each directive.

    Raises Denied for anybody but its giver, AlreadyDone, Refused beside ``words`` or ``deadline``.
    """
    directive, by = _given_by(directive, by)
    days = (deadline - clock.today()).days
    if days < 1:
        raise Refused(_("The deadline must be a day to come."), field="deadline")
    words = _words(words)
    made = cases.reopen(directive.pk, reason=words, limit=Limit(Decimal(days), "day"), by=PLATFORM)
    directive.deadline = deadline
    directive.save(update_fields=["deadline"])
    _tell("ioc.directive_returned", directive, words, by=by)
    return made


@transaction.atomic
@together()
def withdraw(directive: Directive, *, words: str, by: Actor) -> Stop:
    """It need not be carried out any more. Raises Denied for anybody but its giver, Refused for what is over."""
    directive, by = _given_by(directive, by)
    words = _words(words)
    stopped = cases.stop(directive.pk, reason=words, by=PLATFORM)
    _tell("ioc.directive_withdrawn", directive, words, by=by)
    return stopped


def _given_by(directive: Directive, by: Actor) -> tuple[Directive, Actor]:
    locked = Directive.objects.select_for_update(of=("self",)).select_related("case__office").get(pk=directive.pk)
    at = directory.subjects_of(locked.case.office) if may_follow_up(locked, by) else ()
    return locked, access.require_at(by, "ioc.direct", at)


def _tell(kind: str, directive: Directive, words: str, *, by: Actor) -> None:
    """Write it down and let the head of the lead office know."""
    case = Case.objects.select_related("office").get(pk=directive.pk)
    record(kind, on=directive, by=by, office=case.office.here_id, area=case.office.area_id, topic=directive.code)
    if (head := directory.head_of(case.office)) is not None:
        data = {"code": case.code, "words": words, "due": f"{directive.deadline:%d/%m/%Y}"}
        messages.send(
            head.subject_id, kind, about=case.pk, link=cases.url_of(case), key=f"{kind}:{case.pk}", data=data
        )  # fmt: skip


def _words(text: str) -> str:
    words = nfc(text).strip()
    if len(words) < SHORTEST:
        raise Refused(_("Say in a sentence why."), field="words")
    return words
