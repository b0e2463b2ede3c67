"""What the worker does about consignments."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.engines.post.reporting import ask_the_silent


@job(every="20 */6 * * *", once=True)
def ask_for_lost_reports() -> None:
    """Every six hours: ask the carrier about what it has said nothing of for a day."""
    ask_the_silent()
