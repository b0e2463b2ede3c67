"""Figures of programmes; and of money: payments stand below the indicators and so cannot declare their own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, Board, Measure, Sum
from tinhso.systems.ioc.programmes.indicators import (
    CONFIRMED,
    FINISHED,
    GIVEN,
    IN_TIME,
    ON_TIME,
    OVERDUE,
    POSTPONED,
    PROGRAMMES,
)

COLLECTED = Sum(
    "ioc.collected",
    _("Fees and charges collected"),
    kinds=("payments.paid",),
    fact="amount",
    unit="đ",
    definition=_("Fees and charges that were paid during the period, by any way."),
)
PAYMENTS = Measure(
    "ioc.payments",
    _("Payments received"),
    kinds=("payments.paid",),
    definition=_("Demands that were paid during the period."),
)
FAILED = Measure(
    "ioc.payments_failed",
    _("Payments that failed"),
    kinds=("payments.failed",),
    better=DOWN,
    definition=_("Payments that a gateway reported as failed during the period."),
)
REFUNDED = Sum(
    "ioc.refunded",
    _("Fees and charges given back"),
    kinds=("payments.refunded",),
    fact="amount",
    unit="đ",
    definition=_("What was given back to those who had paid, during the period."),
)
PAYING = Board(
    "payments",
    _("Fees and charges"),
    (COLLECTED, PAYMENTS, FAILED, REFUNDED),
    order=30,
    wall=(COLLECTED, PAYMENTS),
)
BOARDS = (PROGRAMMES, PAYING)
__all__ = [
    "BOARDS", "COLLECTED", "CONFIRMED", "FAILED", "FINISHED", "GIVEN", "IN_TIME", "ON_TIME", "OVERDUE", "PAYING",
    "PAYMENTS", "POSTPONED", "PROGRAMMES", "REFUNDED",
]  # fmt: skip
