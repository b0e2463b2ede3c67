"""Folding, every minute: reads are exact without it and quick because of it."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.engines.indicators.catching_up import catch_up
from tinhso.engines.indicators.folding import fold


@job(every="* * * * *", once=True)
def fold_figures() -> None:
    """Move what has settled into the rollups; after a restore first let the transactions' numbers catch up."""
    catch_up()
    fold()
