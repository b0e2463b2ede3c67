"""Figures about the reporting itself: each opens the returns behind it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tinhso.engines.indicators.api import DOWN, UP, Board, Measure, Ratio, count

ON_TIME = Ratio(
    "reports.on_time",
    _("Reports delivered on time"),
    of=count("reports.fell_due", delivered=True),
    over=count("reports.fell_due"),
    better=UP,
    target=95,
    definition=_("Of the reports that fell due in the period: those that had been signed and delivered by then."),
    law="Nghị định 09/2019/NĐ-CP",
)
MISSED = Measure(
    "reports.missed",
    _("Reports that were not there when due"),
    kinds=("reports.fell_due",),
    where={"delivered": False},
    better=DOWN,
    definition=_("Reports whose due moment passed in the period before they had been delivered."),
)
DELIVERED = Measure(
    "reports.delivered",
    _("Reports delivered"),
    kinds=("reports.signed",),
    definition=_("Reports that heads of offices signed in the period; one that was returned is signed again."),
)
CHASED = Measure(
    "reports.chased",
    _("Steps of chasing"),
    kinds=("reports.chased",),
    better=DOWN,
    definition=_("Reminders in the period, before and after the due day, each for one report."),
)
RETURNED = Measure(
    "reports.returned",
    _("Reports returned"),
    kinds=("reports.returned",),
    better=DOWN,
    definition=_("Reports that were given back to be changed, by the head of the office or by the owner."),
)
BOARDS = (
    Board("reports", _("Periodic reports"), (ON_TIME, MISSED, DELIVERED, CHASED, RETURNED), order=50, wall=(ON_TIME,)),
)
