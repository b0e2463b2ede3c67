"""Figures as they were known at the end of a day that has passed: how the day is asked for and what it means."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.indicators.periods import midnight

FIELD = "tai-ngay"


def read_day(text: str) -> date | None:
    """The day of an address; None for today, which is as things are now. Raises Refused for no day or one to come."""
    try:
        day = date.fromisoformat(text) if text else clock.today()
    except ValueError as error:
        raise Refused(_("Write the day as 2026-11-22."), field=FIELD) from error
    if day > clock.today():
        raise Refused(
            _("What will be known on a day to come, nobody can say: choose a day that has passed."), field=FIELD
        )
    return day if day < clock.today() else None


def end_of(day: date | None) -> datetime | None:
    """What had been recorded before this moment was known on ``day``; None: all that is known now."""
    return midnight(day + timedelta(days=1)) if day is not None else None


def day_before(moment: datetime | None) -> date | None:
    """The day that ``end_of`` made ``moment`` from."""
    return clock.local(moment).date() - timedelta(days=1) if moment is not None else None
