"""Returns come by themselves: one for each office that owes one and each period that has begun."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.calendars.api import add_workdays, timetable_for
from tinhso.engines.events.api import record
from tinhso.engines.indicators.api import Period, write_period
from tinhso.systems.reports.nouns.form import Form
from tinhso.systems.reports.nouns.regime import Regime
from tinhso.systems.reports.nouns.returns import Return


def open_returns() -> int:
    """The returns of every regime in force up to the period that lasts today; again it makes none. Returns how many."""
    return sum(open_for(regime) for regime in Regime.objects.on(clock.today()).select_related("owner"))


@transaction.atomic
def open_for(regime: Regime) -> int:
    """Those of one regime, from the period in which it came into force."""
    forms = list(regime.forms.order_by("-valid_from", "-number"))
    made = 0
    period = Period.holding(regime.grain, regime.valid_from, closes_on_14th=regime.closes_on_14th)
    while period.first <= clock.today():
        form = next((one for one in forms if one.valid_from <= period.last), None)
        if form is not None and (regime.valid_to is None or period.first < regime.valid_to):
            made += _open(regime, form, period)
        period = _following(period)
    return made


@transaction.atomic
def count_due() -> int:
    """Write down of each return, once its due moment has passed, whether it had been delivered. Returns how many."""
    passed = Return.objects.filter(counted_at=None, due_at__lt=clock.now()).select_for_update(of=("self",))
    found = list(passed.select_related("regime", "office"))
    for one in found:
        in_time = one.delivered_at is not None and one.delivered_at <= one.due_at
        record(
            "reports.fell_due", on=one, office=one.office.here_id, area=one.office.area_id, topic=one.regime.code,
            happened_at=one.due_at, delivered=in_time,
        )  # fmt: skip
    Return.objects.filter(pk__in=[one.pk for one in found]).update(counted_at=clock.now())
    return len(found)


def _open(regime: Regime, form: Form, period: Period) -> int:
    written = write_period(period)
    there = set(Return.objects.filter(regime=regime, period=written).values_list("office", flat=True))
    owing = [office for office in regime.deliverers(period.last) if office.pk not in there]
    closing = clock.at(period.last.year, period.last.month, period.last.day)
    Return.objects.bulk_create(
        Return(
            regime=regime,
            form=form,
            office=office,
            period=written,
            first=period.first,
            end=period.end,
            opens_at=closing - timedelta(days=regime.opens_days),
            due_at=add_workdays(timetable_for(office), closing, regime.due_days),
        )
        for office in owing
    )
    if owing:
        record(
            "reports.opened", on=regime, office=regime.owner.here_id, topic=regime.code, period=written, n=len(owing)
        )
    return len(owing)


def _following(period: Period) -> Period:
    if period.kind == "nine_months":
        return Period.nine_months(period.year + 1, closes_on_14th=period.closes_on_14th)
    return Period.holding(period.kind, period.end, closes_on_14th=period.closes_on_14th)
