"""Drafts do not stay for ever."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.feedback.citizen.drafting import sweep


@job(every="40 3 * * *")
def sweep_drafts() -> None:
    """Delete the drafts whose time has passed."""
    sweep()
