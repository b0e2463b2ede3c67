"""Giving the tasks of a programme, one by one or a whole table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, together
from tinhso.engines.indicators import api as indicators
from tinhso.systems.ioc.followed.ground import days_until, open_case, sentence, start, tell_lead, who
from tinhso.systems.ioc.programmes.due import Due
from tinhso.systems.ioc.programmes.kinds import TASK
from tinhso.systems.ioc.programmes.nouns import Assignment, Programme
from tinhso.systems.ioc.programmes.verbs.ground import PLAN, ask_support, steers


@dataclass(frozen=True)
class Wanted:
    """One task as it is to be given; without a ``number`` it gets the next one."""

    words: str
    lead: Office
    due: Due
    product: str
    supporting: tuple[Office, ...] = ()
    number: int | None = None
    indicator: str = ""
    target: Decimal | None = None


@transaction.atomic
def give_task(programme_id: UUID, wanted: Wanted, *, by: Actor) -> Assignment:
    """Give one task. Raises Denied, AlreadyDone, Refused beside a field."""
    return give_tasks(programme_id, [wanted], by=by)[0]


@transaction.atomic
@together()
def give_tasks(programme_id: UUID, wanted: Sequence[Wanted], *, by: Actor) -> list[Assignment]:
    """Give several tasks, all or none: each becomes a case of its lead agency, whose head is told.

    Raises Denied unless ``by`` speaks for the programme's office and over every lead agency, AlreadyDone, Refused.
    """
    related = Programme.objects.select_for_update(of=("self",)).select_related("office", "followed_by")
    programme = related.get(pk=programme_id)
    by = steers(programme, by)
    if not programme.is_in_force(clock.today()):
        raise Refused(_("This programme is not in force today: it gives no tasks."))
    return [_give(programme, one, by) for one in wanted]


def _give(programme: Programme, wanted: Wanted, by: Actor) -> Assignment:
    by = access.require_at(by, PLAN, directory.subjects_of(wanted.lead))
    words, product = sentence(wanted.words), sentence(wanted.product, "product")
    days = days_until(wanted.due.last, "due")
    if wanted.due.last > programme.last:
        raise Refused(_("The programme itself ends before this day."), field="due")
    if wanted.lead in wanted.supporting:
        raise Refused(_("The lead agency does not support itself."), field="supporting")
    if wanted.indicator and indicators.find(wanted.indicator) is None:
        raise Refused(_("There is no indicator with this code."), field="indicator")
    if wanted.target is not None and not wanted.indicator:
        raise Refused(_("Name the indicator of the target."), field="indicator")
    last = programme.assignments.aggregate(last=Max("number"))["last"] or 0
    number = wanted.number or last + 1
    if programme.assignments.filter(number=number).exists():
        raise AlreadyDone(_("Task %(n)s of this programme has been given already.") % {"n": number}, field="number")
    followers = {subject for office in wanted.supporting for subject in directory.subjects_of(office)}
    case = open_case(
        TASK, f"{programme.number} · {number}. {words}", wanted.lead, series="NV", by=by,
        received_by=programme.followed_by, followers=followers,
    )  # fmt: skip
    made = Assignment.objects.create(
        case=case, programme=programme, number=number, words=words, product=product, deadline=wanted.due.last,
        due_from=wanted.due.first, given_by=who(by), given_at=clock.now(), indicator=wanted.indicator,
        target=wanted.target,
    )  # fmt: skip
    made.supporting.set(wanted.supporting)
    start(case, days=days)
    tell_lead("ioc.assigned", made, words, by=by, programme=programme.pk, days=days)
    ask_support(made, wanted.supporting)
    return made
