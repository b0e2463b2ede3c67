"""What cases do by themselves."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.cases.nearing import nearing
from tinhso.engines.cases.verbs.escalate import escalate


@job(every="*/10 * * * *", once=True)
def tell_upwards() -> None:
    """Tell every level that ought to know by now of a case that comes near its appointment or has passed it."""
    for case, levels in nearing(clock.now()):
        for level in levels:
            escalate(case.pk, level=level)
