"""Halls: offices that have counters, and what they show of themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tinhso.base import clock
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.counters.hours import NOTICE, spans
from tinhso.engines.counters.models import Appointment, Call, Counter, Queue, Sitting, Slot, Ticket
from tinhso.engines.counters.naming import hall_name
from tinhso.engines.directory.api import subjects_of
from tinhso.engines.directory.models import Area, Office


@dataclass(frozen=True)
class Time:
    """One time of a day in which a queue can be visited; ``left`` places."""

    begins: datetime
    left: int


def halls(topic: str = "", sector: str = "", *, near: Area | None = None) -> list[Office]:
    """The offices with counters that serve a procedure, the one of ``near`` first, then by name."""
    queues = Queue.objects.on(clock.today()).select_related("office__parent", "office__area")
    found = {q.office_id: q.office for q in queues if not (topic or sector) or q.serves(topic, sector)}

    def place(office: Office) -> tuple[bool, str]:
        return near is None or office.area_id != near.pk, hall_name(office)

    return sorted(found.values(), key=place)


def hall(code: str) -> Office:
    """The office of a hall by its identifier. Raises Office.DoesNotExist."""
    offices = Office.objects.select_related("parent", "area").filter(queues__valid_to=None, queues__isnull=False)
    return offices.distinct().get(code=code)


def halls_of(offices: Iterable[int]) -> list[Office]:
    """The halls whose *here* or *below* is among these subjects."""
    subjects = list(offices)
    found = Office.objects.select_related("parent").filter(valid_to=None, kind__in=("desk", "centre"))
    return [office for office in found.order_by("code") if not set(subjects_of(office)).isdisjoint(subjects)]


def queues_of(office: Office, topic: str = "", sector: str = "") -> list[Queue]:
    """The queues in use, of a procedure where one is named."""
    found = Queue.objects.on(clock.today()).filter(office=office)
    return [queue for queue in found if not (topic or sector) or queue.serves(topic, sector)]


def counters_of(office: Office) -> list[Counter]:
    """The counters in use with their queues, by number."""
    return list(Counter.objects.on(clock.today()).filter(office=office).prefetch_related("queues"))


def sitting_of(position: int | None) -> Sitting | None:
    """Where the holder of a position sits now."""
    if position is None:
        return None
    open_ones = Sitting.objects.filter(ended_at=None, position__subject=position)
    return open_ones.select_related("counter__office__parent", "counter__office__area").first()


def who_sits(office: Office) -> dict[UUID, Sitting]:
    """The open sittings of a hall by counter."""
    found = Sitting.objects.filter(counter__office=office, ended_at=None).select_related("position__person__party")
    return {one.counter_id: one for one in found}


def called_now(office: Office, n: int = 8) -> list[Call]:
    """Who is at the counters now, called last first."""
    calls = Call.objects.filter(counter__office=office, ended_at=None, ticket__day=clock.today())
    return list(calls.select_related("ticket", "counter").order_by("-again_at")[:n])


def call_at(counter: Counter) -> Call | None:
    """Who stands at a counter."""
    found = Call.objects.filter(counter=counter, ended_at=None)
    return found.select_related("ticket__queue", "ticket__appointment").first()


def out_of_turn(office: Office, n: int = 20) -> list[Call]:
    """The last calls that passed others, with their reason."""
    calls = Call.objects.filter(counter__office=office).exclude(out_of_turn="")
    return list(calls.select_related("ticket", "counter", "position__person__party").order_by("-at")[:n])


def hall_of_call(call_id: UUID) -> Office:
    """The hall in which a call was made. Raises Call.DoesNotExist."""
    return Call.objects.select_related("counter__office").get(pk=call_id).counter.office


def hall_of_counter(counter_id: UUID) -> Office:
    """The hall of a counter. Raises Counter.DoesNotExist."""
    return Counter.objects.select_related("office").get(pk=counter_id).office


def absent_today(office: Office) -> list[Ticket]:
    """Who did not come when called and may still be brought back."""
    found = Ticket.objects.filter(office=office, day=clock.today(), stage=Ticket.Stage.ABSENT)
    return list(found.order_by("-ended_at")[:12])


def ticket_by_token(token: str) -> Ticket:
    """Raises Ticket.DoesNotExist."""
    return Ticket.objects.select_related("queue", "office__parent", "office__area", "appointment").get(token=token)


def appointment_by_token(token: str) -> Appointment:
    """Raises Appointment.DoesNotExist."""
    found = Appointment.objects.select_related("slot__counter", "queue", "office__parent", "office__area")
    return found.get(token=token)


def appointments_of(holder: int, n: int = 20) -> list[Appointment]:
    """A citizen's appointments, the newest first."""
    found = Appointment.objects.filter(holder=holder).select_related("slot", "office__parent")
    return list(found.order_by("-slot__begins")[:n])


def tickets_of(holder: int) -> list[Ticket]:
    """The numbers that a citizen holds now."""
    found = Ticket.objects.filter(holder=holder, stage__in=(Ticket.Stage.WAITING, Ticket.Stage.CALLED))
    return list(found.select_related("office__parent", "queue"))


def booked_on(office: Office, day: date) -> list[Appointment]:
    """The open appointments of a hall on one day, in the order of their times."""
    begins = clock.at(day.year, day.month, day.day)
    found = Appointment.objects.filter(
        office=office, slot__begins__gte=begins, slot__begins__lt=begins.replace(hour=23, minute=59),
        stage__in=(Appointment.Stage.BOOKED, Appointment.Stage.CONFIRMED),
    )  # fmt: skip
    return list(found.select_related("slot__counter", "queue").order_by("slot__begins"))


def times(queue: Queue, day: date) -> list[Time]:
    """The times of ``day`` at which the queue's counters still have room; three queries."""
    counters = list(Counter.objects.on(day).filter(queues=queue, places__gt=0))
    table, soon = timetable_for(queue.office), clock.now() + NOTICE
    left: dict[datetime, int] = {}
    for counter in counters:
        for begins, _ends in spans(table, day, counter.span):
            if begins >= soon:
                left[begins] = left.get(begins, 0) + counter.places
    taken = Slot.objects.filter(counter__in=counters, begins__in=list(left)).values_list("begins", "taken")
    for begins, number in taken:
        left[begins] = left.get(begins, 0) - number
    return [Time(begins, number) for begins, number in sorted(left.items()) if number > 0]
