"""What the worker does for the clients."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.engines.clients.webhooks import dispatching


@job(every="* * * * * */10", once=True)
def dispatch() -> None:
    """Every ten seconds: what has happened goes into the outbox of those who want to know."""
    dispatching.dispatch_all()


@job(every="*/10 * * * *", once=True)
def watch() -> None:
    """Every ten minutes: a receiver that has been dead for a day is switched off, its owner told."""
    dispatching.switch_off_failing()


@job(every="50 2 * * *", once=True)
def sweep() -> None:
    """Each night: deliveries of long ago."""
    dispatching.sweep()
