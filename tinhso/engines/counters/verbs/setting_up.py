"""Queues, counters and rules of a hall."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.counters.models import Call, Counter, OpenDay, Queue, Rule, Ticket
from tinhso.engines.counters.verbs import _ground as ground
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor

PERMISSION = "counters.manage"
PROVINCE_SINCE = date(2025, 7, 1)


@transaction.atomic
def open_queue(
    office: Office,
    *,
    letter: str,
    name: str,
    by: Actor,
    sectors: Iterable[str] = (),
    topics: Iterable[str] = (),
    minutes: int = 10,
    order: int = 100,
    since: date | None = None,
) -> Queue:
    """A queue of the hall. Raises Denied, AlreadyDone for a letter in use, Refused without letter or name."""
    by = ground.may(by, PERMISSION, office)
    letter, name = letter.strip().upper(), nfc(name).strip()
    if not (letter.isalpha() and letter.isascii() and len(letter) <= 2):
        raise Refused(_("A number begins with one or two letters from A to Z."), field="letter")
    if not name:
        raise Refused(_("Say what people wait for here."), field="name")
    if Queue.objects.filter(office=office, letter=letter, valid_to=None).exists():
        raise AlreadyDone(_("There is a queue with this letter already."), field="letter")
    queue = Queue.objects.create(
        office=office, letter=letter, name=name, sectors=list(sectors), topics=list(topics), minutes=minutes,
        order=order, valid_from=since or clock.today(),
    )  # fmt: skip
    ground.tell("counters.set_up", queue, office, by=by, what="queue")
    return queue


@transaction.atomic
def open_counter(
    office: Office,
    *,
    number: int,
    queues: Iterable[Queue],
    by: Actor,
    name: str = "",
    slot_minutes: int = 20,
    places: int = 1,
    since: date | None = None,
) -> Counter:
    """A counter of the hall. Raises Denied, AlreadyDone for a number in use, Refused without a queue."""
    by = ground.may(by, PERMISSION, office)
    served = [queue for queue in queues if queue.office_id == office.pk]
    if not served:
        raise Refused(_("Choose at least one queue that the counter serves."), field="queues")
    if slot_minutes < 5:
        raise Refused(_("An appointment lasts at least five minutes."), field="slot_minutes")
    if Counter.objects.filter(office=office, number=number, valid_to=None).exists():
        raise AlreadyDone(_("There is a counter with this number already."), field="number")
    counter = Counter.objects.create(
        office=office, number=number, name=nfc(name), slot_minutes=slot_minutes, places=places,
        valid_from=since or clock.today(),
    )  # fmt: skip
    counter.queues.set(served)
    ground.tell("counters.set_up", counter, office, by=by, what="counter")
    return counter


@transaction.atomic
def close_counter(counter_id: UUID, *, by: Actor) -> Counter:
    """The counter is no more from today on. Raises Denied, Refused while somebody stands there."""
    counter = ground.counter(counter_id)
    by = ground.may(by, PERMISSION, counter.office)
    if Call.objects.filter(counter=counter, ended_at=None).exists():
        raise Refused(_("Somebody is being served at this counter. Close it afterwards."))
    counter.sittings.filter(ended_at=None).update(ended_at=clock.now())
    counter.valid_to = clock.today()
    counter.save(update_fields=["valid_to"])
    ground.tell("counters.set_up", counter, counter.office, by=by, what="counter")
    return counter


@transaction.atomic
def close_queue(queue_id: UUID, *, by: Actor) -> Queue:
    """The queue is no more from today on. Raises Denied, Refused while people wait in it."""
    queue = Queue.objects.select_for_update(of=("self",)).select_related("office").get(pk=queue_id, valid_to=None)
    by = ground.may(by, PERMISSION, queue.office)
    if Ticket.objects.waiting().filter(queue=queue).exists():
        raise Refused(_("People wait in this queue. Serve them or hand them over first."))
    queue.valid_to = clock.today()
    queue.save(update_fields=["valid_to"])
    ground.tell("counters.set_up", queue, queue.office, by=by, what="queue")
    return queue


@transaction.atomic
def set_rule(
    office: Office | None,
    *,
    by: Actor,
    in_a_row: int,
    longest_wait: int,
    grace: int = 15,
    opens_before: int = 30,
    any_hour: bool = False,
    basis: str = "",
    since: date | None = None,
) -> Rule:
    """How the hall calls from ``since`` on; the rule before ends then. Raises Denied, Refused."""
    if office is not None:
        by = ground.may(by, PERMISSION, office)
    if in_a_row < 1:
        raise Refused(_("At least one preferred ticket may pass an ordinary one."), field="in_a_row")
    day = since or clock.today()
    old = Rule.objects.select_for_update(of=("self",)).filter(office=office, valid_to=None)
    old.filter(valid_from__gte=day).delete()
    old.update(valid_to=day)
    rule = Rule.objects.create(
        office=office, in_a_row=in_a_row, longest_wait=longest_wait, grace=grace, opens_before=opens_before,
        any_hour=any_hour, basis=nfc(basis), valid_from=day,
    )  # fmt: skip
    if office is not None:
        ground.tell("counters.set_up", rule, office, by=by, what="rule")
    return rule


@transaction.atomic
def open_day(
    office: Office,
    *,
    weekday: int,
    until: time,
    by: Actor,
    sectors: Iterable[str] = (),
    topics: Iterable[str] = (),
    basis: str = "",
    since: date | None = None,
) -> OpenDay:
    """A weekday without appointment slips from ``since`` on. Raises Denied, AlreadyDone, Refused."""
    by = ground.may(by, PERMISSION, office)
    if not 0 <= weekday <= 6:
        raise Refused(_("Choose a day of the week."), field="weekday")
    if OpenDay.objects.filter(office=office, weekday=weekday, valid_to=None).exists():
        raise AlreadyDone(_("This weekday is without appointment already."), field="weekday")
    day = OpenDay.objects.create(
        office=office, weekday=weekday, until=until, sectors=list(sectors), topics=list(topics), basis=nfc(basis),
        valid_from=since or clock.today(),
    )  # fmt: skip
    ground.tell("counters.set_up", day, office, by=by, what="open-day")
    return day


@transaction.atomic
def end_day(day_id: UUID, *, by: Actor) -> OpenDay:
    """That weekday is like the others again. Raises Denied."""
    day = OpenDay.objects.select_for_update(of=("self",)).select_related("office").get(pk=day_id, valid_to=None)
    by = ground.may(by, PERMISSION, day.office)
    day.valid_to = clock.today()
    day.save(update_fields=["valid_to"])
    ground.tell("counters.set_up", day, day.office, by=by, what="open-day")
    return day


def load_rule() -> Rule:
    """The province's own rule, once."""
    found = Rule.objects.filter(office=None, valid_to=None).first()
    return found or set_rule(
        None,
        by=PLATFORM,
        in_a_row=2,
        longest_wait=30,
        basis="Luật Người cao tuổi 39/2009/QH12; Luật Người khuyết tật 51/2010/QH12; "
        "Pháp lệnh Ưu đãi người có công 02/2020/UBTVQH14",
        since=PROVINCE_SINCE,
    )
