"""What the worker does for events without being asked."""

from __future__ import annotations

import logging

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.events import listening, sealing, verifying, years

__all__ = ["check_seals", "listening", "make_room", "seal_events"]

_log = logging.getLogger("tinhso.events")


@job(every="* * * * *", once=True)
def seal_events() -> None:
    """Seal what happened in the last minute."""
    sealing.seal()


@job(every="0 2 * * 0", once=True)
def check_seals() -> None:
    """Every Sunday: say so loudly if what happened no longer reads as it was sealed."""
    for broken in verifying.verify():
        _log.critical("Seal %s of the events is broken: %s", broken.number, broken.fault)


@job(every="0 1 1 * *", once=True)
def make_room() -> None:
    """Every month: the years to come have their part of the table long before they begin."""
    this_year = clock.today().year
    years.make_years(this_year, this_year + years.YEARS_AHEAD)
