"""What the worker does for the link."""

from __future__ import annotations

from tinhso.base.jobs import job
from tinhso.systems.national.civil import jobs as civil
from tinhso.systems.national.inbound import granting, opening
from tinhso.systems.national.linkages import Linkage, linkages
from tinhso.systems.national.reconciling.verbs import reconcile

__all__ = ["civil", "compare_daily", "granting", "opening"]


@job(every="30 2 * * *", once=True, queue="partners")
def compare_daily() -> None:
    """Every night: both sides compared, and told again what differs."""
    if linkages(Linkage.System.NATIONAL):
        reconcile()
