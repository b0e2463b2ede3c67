"""The brief at seven."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.ioc.brief.verbs import send_briefs


@job(every="0 7 * * *", once=True)
def send_morning_briefs() -> None:
    """To everybody who wants it, on the working days of their office."""
    send_briefs()
