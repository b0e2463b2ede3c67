"""What the worker does about money."""

from __future__ import annotations

from datetime import date, timedelta

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.payments.gateways import all_gateways
from tinhso.engines.payments.verbs.reconciling import reconcile


@job(every="30 1 * * *")
def reconcile_yesterday() -> None:
    """At half past one at night: compare every gateway's yesterday with ours, each in a job of its own."""
    yesterday = clock.today() - timedelta(days=1)
    for gateway in all_gateways():
        reconcile_day.later(gateway=gateway.code, day=yesterday.isoformat())


@job(retry=5)
def reconcile_day(gateway: str, day: str) -> None:
    """Compare one gateway's day; tried again while the gateway gives no list."""
    reconcile(gateway, date.fromisoformat(day))
