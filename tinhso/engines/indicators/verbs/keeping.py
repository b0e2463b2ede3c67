"""Series that are kept by hand: declaring them, giving values, importing many, checking them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc, slug
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.models import Entry, KeptSeries
from tinhso.engines.indicators.period_names import write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.verbs.defining import OWN
from tinhso.engines.indicators.verbs.places import require_for, require_office, who


@dataclass(frozen=True)
class Given:
    """One value as somebody gives it; None says "no data"."""

    period: Period
    value: Decimal | None
    office: int | None = None
    area: int | None = None
    reason: str = ""


@transaction.atomic
def declare_series(*, by: Actor, owner: Office, name: str, **said: Any) -> KeptSeries:
    """A new series; percentages and other quotients are never added, neither over time nor over units."""
    by = require_office(by, "indicators.define", owner)
    code = OWN + slug(name).replace("-", "_")[:70]
    if KeptSeries.objects.filter(code=code).exists():
        raise AlreadyDone(_("There is already a series of this name."))
    series = KeptSeries(code=code, name=nfc(name), owner=owner, declared_by=who(by), declared_at=clock.now(), **said)
    if series.unit.startswith("%") or "/" in series.unit:
        if series.over_time == "sum":
            raise Refused(_("Percentages and averages are not added over time."), field="over_time")
        if series.over_units == "sum":
            raise Refused(_("Percentages and averages are not added over units."), field="over_units")
    series.save()
    record("indicators.series_declared", on=series, by=by, office=owner.here_id)
    return series


@transaction.atomic
def give_value(series_id: UUID, given: Given, *, by: Actor) -> Entry:
    """One value; a change keeps the value before and says why. Raises Refused, AlreadyDone."""
    series = KeptSeries.objects.select_for_update(of=("self",)).select_related("owner").get(pk=series_id)
    by = _may_give(series, given, by)
    check_given(series, given)
    return _give(series, given, by, Entry.TYPED)


@transaction.atomic
def import_values(series_id: UUID, rows: Iterable[Given], *, by: Actor) -> list[Entry]:
    """Many values at once, all or none; those that are there already are left as they are."""
    series = KeptSeries.objects.select_for_update(of=("self",)).select_related("owner").get(pk=series_id)
    by = require_office(by, "indicators.enter", series.owner)
    made = []
    for given in rows:
        check_given(series, given)
        try:
            made.append(_give(series, given, by, Entry.IMPORTED))
        except AlreadyDone:
            continue
    if not made:
        raise AlreadyDone(_("All these values are here already."))
    return made


@transaction.atomic
def take_values(rows: Iterable[tuple[KeptSeries, Given]], *, source: models.Model, by: Actor) -> list[Entry]:
    """Values that the record ``source`` vouches for, such as an approved report; they count as checked.

    Part of that record's verb, which has checked that ``by`` may do this. What is there already is left as it is.
    Raises Refused for a period or unit that a series does not have.
    """
    made = []
    for series, given in rows:
        check_given(series, given)
        try:
            made.append(_give(series, given, by, Entry.REPORTED, source))
        except AlreadyDone:
            continue
    Entry.objects.filter(pk__in=[entry.pk for entry in made]).update(checked_by=who(by), checked_at=clock.now())
    return made


@transaction.atomic
def check_values(series_id: UUID, *, by: Actor, period: Period) -> int:
    """Confirm the values of a period that others gave; returns how many."""
    series = KeptSeries.objects.select_related("owner").get(pk=series_id)
    by = require_office(by, "indicators.approve", series.owner)
    waiting = Entry.objects.in_force().filter(series=series, period=write_period(period), checked_at=None)
    if not waiting.exclude(by=who(by)).exists():
        raise AlreadyDone(_("There is nothing to check that somebody else gave."))
    n = waiting.exclude(by=who(by)).update(checked_by=who(by), checked_at=clock.now())
    record("indicators.checked", on=series, by=by, office=series.owner.here_id, period=write_period(period), count=n)
    return n


def check_given(series: KeptSeries, given: Given) -> None:
    """Refused unless the series has such a period and such a unit."""
    period = given.period
    if (period.kind, period.closes_on_14th) != (series.grain, series.closes_on_14th):
        grain = {"grain": series.get_grain_display()}
        raise Refused(_("This series is given for each of these: %(grain)s.") % grain, field="period")
    if period.first > clock.today():
        raise Refused(_("This period has not begun yet."), field="period")
    if series.by_unit == "" and (given.office or given.area):
        raise Refused(_("This series is given for the whole province."), field="unit")
    if series.by_unit == "office" and given.area or series.by_unit == "area" and given.office:
        raise Refused(_("This series is given by other units."), field="unit")
    if given.value is None and not given.reason.strip():
        raise Refused(_("Say why there is no data."), field="reason")


def _may_give(series: KeptSeries, given: Given, by: Actor) -> Actor:
    """An office may give its own value; everything else is the owner's."""
    if given.office is not None and given.office != series.owner.here_id:
        return require_for(by, "indicators.enter", given.office)
    return require_office(by, "indicators.enter", series.owner)


def _give(series: KeptSeries, given: Given, by: Actor, origin: str, source: models.Model | None = None) -> Entry:
    cell = {"series": series, "office": given.office, "area": given.area, "period": write_period(given.period)}
    before = Entry.objects.in_force().filter(**cell).first()
    if before is not None:
        if before.value == given.value:
            raise AlreadyDone(_("This value is here already."))
        if not given.reason.strip():
            raise Refused(_("There is a value already: say why it changes."), field="reason")
        before.replaced_at = clock.now()
        before.save(update_fields=["replaced_at"])
    entry = Entry.objects.create(
        **cell,
        first=given.period.first,
        end=given.period.end,
        value=given.value,
        reason=nfc(given.reason),
        by=who(by),
        at=clock.now(),
        origin=origin,
        source=source.pk if source else None,
        source_type=source._meta.label_lower if source else "",
    )
    record(
        "indicators.value_given", on=entry, by=by, office=given.office or series.owner.here_id, area=given.area,
        indicator=series.code, period=entry.period,
    )  # fmt: skip
    return entry
