"""Dossiers of the demonstration, made by the verbs."""

from __future__ import annotations

import sys

from tinhso.systems.services.figures_demo import plant_figures
from tinhso.systems.services.loading import load_processes
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.province import Province
from tinhso.systems.services.posting.demo import plant_post


def plant() -> None:
    """The internal processes, and live work of recent weeks so that every desk has something to do."""
    load_processes()
    plant_work()
    plant_post()
    plant_figures()


def plant_work() -> int:
    """About 120 dossiers in every state; nothing where there are dossiers. Returns how many were planted.

    Letters and results have their numbers and dates at once; the worker draws them up and signs them afterwards.
    """
    if Dossier.objects.exists():
        return 0
    return len(Living(say=_say).live(Province().lives()))


def _say(done: int, of: int) -> None:
    """How far the planting has come, in tenths on the line that names the part."""
    if done * 10 // of > (done - 1) * 10 // of:
        sys.stdout.write(f"{done}/{of} … ")
        sys.stdout.flush()
