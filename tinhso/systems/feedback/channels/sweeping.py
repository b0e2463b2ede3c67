"""What a channel handed over and nobody could read does not stay for ever."""

from __future__ import annotations

from datetime import timedelta

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.systems.feedback.models import Arrival

KEPT = timedelta(days=30)


@job(every="40 2 * * *", once=True)
def sweep_arrivals() -> None:
    """By night: forget the arrivals of more than thirty days ago."""
    Arrival.objects.filter(at__lt=clock.now() - KEPT).delete()
