"""Asking the civil-status system how far its records are."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.national.civil.following import follow_all


@job(every="*/2 * * * *", once=True, queue="partners")
def follow_records() -> None:
    """Every two minutes: each record that has not ended."""
    follow_all()
