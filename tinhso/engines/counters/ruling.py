"""The rule in force for a hall, and its days without appointment."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q

from tinhso.base import clock
from tinhso.engines.counters.models import OpenDay, Rule
from tinhso.engines.directory.models import Office

ORDINARY = Rule(in_a_row=2, longest_wait=30, grace=15, opens_before=30)


def rule_of(office: Office, day: date | None = None) -> Rule:
    """The hall's own rule on ``day`` (today), or else the province's."""
    on = day or clock.today()
    rules = Rule.objects.filter(Q(office=office) | Q(office=None), _holds(on), valid_from__lte=on)
    return rules.order_by(F("office").asc(nulls_last=True), "-valid_from").first() or ORDINARY


def open_day_of(office: Office, topic: str, sector: str, day: date | None = None) -> OpenDay | None:
    """The day without appointment that holds for a procedure handed in at this hall on ``day`` (today)."""
    on = day or clock.today()
    return next((one for one in open_days(office, on) if one.holds_for(topic, sector, on)), None)


def open_days(office: Office, day: date | None = None) -> list[OpenDay]:
    """The weekdays without appointment of a hall that are in force on ``day`` (today)."""
    on = day or clock.today()
    return list(OpenDay.objects.filter(_holds(on), office=office, valid_from__lte=on))


def _holds(day: date) -> Q:
    return Q(valid_to=None) | Q(valid_to__gt=day)
