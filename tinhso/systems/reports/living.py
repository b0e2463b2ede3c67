"""The reports of the demonstration, lived through the verbs at their own times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from tinhso.base import clock
from tinhso.engines.calendars.api import add_workdays, timetable_for
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.systems.reports.content.checking import Cell
from tinhso.systems.reports.models import Level, Regime, Return
from tinhso.systems.reports.verbs.chasing import chase
from tinhso.systems.reports.verbs.correcting import lock_period
from tinhso.systems.reports.verbs.filling import save, submit
from tinhso.systems.reports.verbs.opening import count_due
from tinhso.systems.reports.verbs.passing import give_back, pass_on

FAR = {  # how far each way goes
    "draft": 0, "submitted": 1, "delivered": 2, "returned": 2, "checked": 3, "approved": 4,
}  # fmt: skip


def live(regime: Regime, lived: Mapping[str, Any]) -> int:
    """All reports of one period. Returns how many."""
    for row in lived["reports"]:
        _live_one(regime, lived["period"], row)
    if lived.get("lock"):
        with _at(_end(regime, lived["period"]) + timedelta(days=14)):
            lock_period(regime.pk, lived["period"], by=PLATFORM)
    return len(lived["reports"])


def chase_through(first: date) -> None:
    """Every morning from ``first`` to today, as the worker would have done it."""
    day = first
    while day <= clock.today():
        with _at(clock.at(day.year, day.month, day.day, 7, 30)):
            if day.weekday() < 5:
                count_due()
                chase()
        day += timedelta(days=1)


def _live_one(regime: Regime, period: str, row: Mapping[str, Any]) -> None:
    one = Return.objects.select_related("form", "office").get(regime=regime, period=period, office__code=row["office"])
    far = FAR[row["way"]]
    hours = timetable_for(one.office)
    given = add_workdays(hours, one.due_at, row.get("late", 0)) - timedelta(hours=7)  # at ten
    after = add_workdays(hours, given, 1)  # the close of the next working day
    with _at(given - timedelta(hours=2)):
        save(one.pk, _cells(one, row), by=_of(one.office, "reports.enter"))
    if far >= 1:
        with _at(given - timedelta(hours=1)):
            submit(one.pk, by=_of(one.office, "reports.enter"))
    if far >= 2:
        with _at(given):
            one = pass_on(one.pk, by=_head(one.office), level=Level.SIGN)
    if row["way"] == "returned":
        with _at(after - timedelta(hours=8)):
            give_back(one.pk, words=row["back"], by=_of(regime.owner, "reports.check"), level=one.level)
    if far >= 3 and one.level == Level.CHECK:
        with _at(after - timedelta(hours=8)):
            one = pass_on(one.pk, by=_of(regime.owner, "reports.check"), level=Level.CHECK)
    if far >= 4:
        with _at(after - timedelta(hours=6)):
            pass_on(one.pk, by=_head(regime.owner), level=Level.APPROVE)


def _cells(one: Return, row: Mapping[str, Any]) -> dict[str, Cell]:
    notes = row.get("notes", {})
    return {
        code: Cell(text, notes.get(code, ""))
        for code, text in zip(one.form.read.lines, row["values"], strict=False)
    }  # fmt: skip


def _end(regime: Regime, period: str) -> datetime:
    return Return.objects.filter(regime=regime, period=period).latest("due_at").due_at


def _head(office: Office) -> Actor:
    """A leader of the office, or the platform where the cast has none."""
    return _of(office, "leader", within=False)


def _of(office: Office, role: str, *, within: bool = True) -> Actor:
    """Somebody of the cast in the office or, ``within``, in a division of it; the platform where there is nobody."""
    wanted = {"reports.enter": "specialist", "reports.check": "specialist"}.get(role, role)
    places = [office, *(office.children.order_by("-code") if within else ())]
    for place in places:
        for position in directory.positions_in(place):
            if wanted in position.roles and position.person is not None:
                return directory.actor_for(position)
    return PLATFORM


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """Live at ``moment``, or a minute ago if that has not come yet."""
    with clock.travel(min(moment, clock.now() - timedelta(minutes=1))):
        yield
