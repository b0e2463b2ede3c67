"""What runs by itself in the halls."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.engines.counters.verbs import sweeping


@job(every="*/10 * * * *", once=True)
def look_after_appointments() -> None:
    """Remind of what is near, note who did not come."""
    sweeping.remind_all()
    sweeping.miss_all()


@job(every="10 1 * * *", once=True)
def end_the_day() -> None:
    """At night: yesterday's numbers end."""
    sweeping.end_the_day()
