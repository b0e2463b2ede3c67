"""What the reporting system does by itself."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.calendars.api import timetable_for
from tinhso.systems.reports.verbs.chasing import chase
from tinhso.systems.reports.verbs.opening import count_due, open_returns


@job(every="5 * * * *", once=True)
def keep_returns() -> None:
    """Every hour: open the returns of periods that have begun, and count those that have fallen due."""
    open_returns()
    count_due()


@job(every="30 7 * * *", once=True)
def chase_returns() -> None:
    """At half past seven on working days."""
    if timetable_for().is_workday(clock.today()):
        chase()
