"""Dossiers of the demonstration, made by the verbs."""

from __future__ import annotations

import sys
from datetime import timedelta

from tinhso.base import clock
from tinhso.engines.events.api import make_years
from tinhso.systems.services.figures_demo import plant_figures
from tinhso.systems.services.loading import load_processes
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting.bulk import Order, Press
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.province import Province
from tinhso.systems.services.planting.stencils import stencil_of
from tinhso.systems.services.posting.demo import plant_post

OLD, LONG_AGO = 5, timedelta(weeks=314)  # dossiers; six years and a week, so that copies kept for five are due


def plant() -> None:
    """The internal processes, and live work of recent weeks so that every desk has something to do."""
    load_processes()
    plant_work()
    plant_post()
    plant_figures()


def plant_work() -> int:
    """About 120 dossiers in every state, and the old ones; nothing where there are dossiers. Returns how many.

    Letters and results have their numbers and dates at once; the worker draws them up and signs them afterwards.
    """
    if Dossier.objects.exists():
        return 0
    province = Province()
    return len(Living(say=_say).live(province.lives())) + plant_old(province)


def plant_old(province: Province) -> int:
    """A few dossiers of six years ago whose time of keeping has passed, so that the archivist has something to do.

    They are lived now and written as of then: nobody of today had a right then. Returns how many.
    """
    now = clock.now()
    make_years((now - LONG_AGO).year - 1, now.year)
    stencil = stencil_of(province.done(province.justice[0]))
    moved = (-LONG_AGO - timedelta(weeks=2 * number) for number in range(OLD))
    return Press().plant(Order(stencil, shift, who) for shift, who in zip(moved, province.some(OLD), strict=True))


def _say(done: int, of: int) -> None:
    """How far the planting has come, in tenths on the line that names the part."""
    if done * 10 // of > (done - 1) * 10 // of:
        sys.stdout.write(f"{done}/{of} … ")
        sys.stdout.flush()
