"""Folding, every minute: reads are exact without it and quick because of it."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.base.registry import offered
from tinhso.engines.indicators.catching_up import catch_up
from tinhso.engines.indicators.folding import fold
from tinhso.engines.indicators.watermark import state

FOLDED = "indicators.folded"  # the point at which parts offer what is to be done after a fold that moved something


@job(every="* * * * *", once=True)
def fold_figures() -> None:
    """Move what has settled into the rollups; after a restore first let the transactions' numbers catch up."""
    catch_up()
    before = state()
    folded = fold()
    if folded is not None and folded.xid != before.xid:
        for tell in offered(FOLDED):
            tell()
