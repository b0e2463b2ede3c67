"""Who is expected at a hall, today and on the days ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from tinhso.base import clock
from tinhso.engines.counters.models import Appointment
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office

AHEAD = 14  # days


@dataclass(frozen=True)
class Expected:
    """One appointment with its holder's name, and the number that was drawn for it."""

    made: Appointment
    name: str
    number: str


@dataclass(frozen=True)
class Day:
    """One day on which somebody comes; today is there also where nobody does."""

    day: date
    is_today: bool
    rows: list[Expected] = field(default_factory=list)

    @property
    def open(self) -> int:
        """How many are still to come."""
        return sum(row.made.is_open for row in self.rows)


def expected_at(office: Office) -> list[Day]:
    """Today's appointments, also those who came or did not, and the open ones of the next two weeks; two queries."""
    today = clock.today()
    begins = clock.at(today.year, today.month, today.day)
    stages = [stage for stage in Appointment.Stage.values if stage != Appointment.Stage.CANCELLED]
    found = list(
        Appointment.objects.filter(
            office=office,
            stage__in=stages,
            slot__begins__gte=begins,
            slot__begins__lt=begins + timedelta(days=AHEAD + 1),
        )
        .select_related("slot__counter", "queue", "ticket")
        .order_by("slot__begins", "made_at")
    )
    names = directory.names_of({made.holder for made in found})
    days = {today: Day(today, True)}
    for made in found:
        day = clock.local(made.slot.begins).date()
        ticket = getattr(made, "ticket", None)
        row = Expected(made, names.get(made.holder, ""), ticket.code if ticket else "")
        days.setdefault(day, Day(day, False)).rows.append(row)
    return list(days.values())
