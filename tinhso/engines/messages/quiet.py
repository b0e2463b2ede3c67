"""The hours in which nobody is sent a mail."""

from __future__ import annotations

from datetime import datetime, timedelta

from tinhso.base.clock import local

NIGHT, MORNING = 22, 6  # o'clock in the province


def after_the_night(moment: datetime) -> datetime | None:
    """The next six o'clock if ``moment`` lies in the quiet hours, else None."""
    here = local(moment)
    if MORNING <= here.hour < NIGHT:
        return None
    morning = here.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning + timedelta(days=1) if here.hour >= NIGHT else morning
