"""What the worker does for the lines."""

from __future__ import annotations

from uuid import UUID

from tinhso.base.jobs import job
from tinhso.engines.adapters import delivering
from tinhso.engines.adapters.adapter import adapters
from tinhso.engines.adapters.checking import check_line
from tinhso.engines.adapters.outgoing import Outgoing


@job(queue="partners")
def deliver_one(outgoing: str) -> None:
    """Deliver one thing as soon as its transaction has committed."""
    delivering.deliver_this(UUID(outgoing))


@job(queue="partners")
def deliver_to(adapter: str) -> None:
    """Deliver what is due to one adapter: a job each, so that a slow partner keeps no other waiting."""
    delivering.deliver(adapter)


@job(every="* * * * *")
def deliver_due() -> None:
    """Every minute: a job for each adapter to which something is due."""
    for code in Outgoing.objects.due().values_list("adapter", flat=True).distinct().order_by("adapter"):
        deliver_to.later(adapter=code)


@job(every="*/5 * * * *", queue="partners")
def check_lines() -> None:
    """Every five minutes: ask each adapter how it is."""
    for each in adapters().values():
        check_line(each)
