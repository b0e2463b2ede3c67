"""What the verbs of given work have in common: opening its case, whose hands it is in, ending it, telling people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stop, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.messages import api as messages
from tinhso.systems.ioc.followed.nouns import Followed

SHORTEST = 10


def open_case(
    kind: str,
    title: str,
    lead: Office,
    *,
    series: str,
    by: Actor,
    received_by: Office | None = None,
    followers: Collection[int] = (),
) -> Case:
    """A case of ``lead``, numbered in a series of the province; ``start`` gives it to the lead office."""
    return cases.submit(
        kind=kind, topic=kind, title=title, office=lead, received_by=received_by, applicant=None, owner=who(by), by=by,
        followers=followers, code=cases.next_code(directory.top_office() or lead, series=series),
    )  # fmt: skip


def start(case: Case, *, days: int) -> None:
    """The work begins at the lead office, to be done in so many days."""
    process = cases.process_for(case.kind, exactly=True)
    cases.accept(case.pk, limit=Limit(Decimal(days), "day"), process=process, by=PLATFORM)


def in_hand(work: Followed, by: Actor) -> tuple[Case, Task, Actor]:
    """The locked case, the task of it that waits for ``by``, and the actor as the act is to be recorded.

    Raises Denied; Refused where it waits for others or is over.
    """
    case: Case = Case.objects.select_for_update(of=("self",)).select_related("office", "received_by").get(pk=work.pk)
    task = cases.open_task_for(by, case)
    if task is None:
        access.require(by, "cases.decide", case)
        raise Refused(_("This is over already.") if case.ended_at else _("This does not wait for your office."))
    return case, task, access.require_at(by, task.needs, directory.subjects_of(task.office))


def end_early(work: Followed, kind: str, *, words: str, by: Actor, **facts: Any) -> Stop:
    """It need not be done any more, ``kind`` being the event that says so; part of a verb that checked the right."""
    words = sentence(words)
    stopped = cases.stop(work.pk, reason=words, by=PLATFORM)
    tell_lead(kind, work, words, by=by, **facts)
    return stopped


def tell_lead(kind: str, work: Followed, words: str, *, by: Actor, **facts: Any) -> None:
    """Write an event down and let the head of the lead office know; event and message have one name."""
    case = Case.objects.select_related("office").get(pk=work.pk)
    write_down(kind, work, case, by=by, **facts)
    head = directory.head_of(case.office)
    send(kind, case, head.subject_id if head else None, {"words": words, "due": f"{work.deadline:%d/%m/%Y}"})


def write_down(kind: str, work: Followed, case: Case, *, by: Actor, **facts: Any) -> None:
    """Record an event of the lead office."""
    record(kind, on=work, by=by, office=case.office.here_id, area=case.office.area_id, **facts)


def send(kind: str, case: Case, to: int | None, data: Mapping[str, Any]) -> None:
    """A message about the case; nobody to tell is no fault."""
    if to is not None:
        said = {"code": case.code, "office": case.office.name, **data}
        key = f"{kind}:{case.pk}:{to}:{clock.now().isoformat(timespec='seconds')}"
        messages.send(to, kind, about=case.pk, link=cases.url_of(case), key=key, data=said)


def days_until(deadline: date, field: str = "deadline") -> int:
    """Raises Refused beside ``field`` for a day that is not to come."""
    days = (deadline - clock.today()).days
    if days < 1:
        raise Refused(_("The deadline must be a day to come."), field=field)
    return days


def sentence(text: str, field: str = "words") -> str:
    """The words, tidied. Raises Refused beside ``field`` for what says nothing."""
    words = nfc(text).strip()
    if len(words) < SHORTEST:
        raise Refused(_("Write it in a sentence."), field=field)
    return words


def who(by: Actor) -> int:
    """Who is written down: the position, or the person where there is none."""
    return by.position or by.subject
