"""Looking at the rules every five minutes, and whenever figures have been folded."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.ioc.alerts.checking import check


@job(every="*/5 * * * *", once=True)
def check_alerts() -> None:
    """Look at every rule."""
    check()


def after_fold() -> None:
    """Offered at ``indicators.folded``: what was folded may have moved a figure past its bound."""
    check()
