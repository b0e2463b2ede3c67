"""Where a reader stands between a figure and its records, as an address says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.drilling import OF, OVER, REST
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.narrowing import Narrow
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Ids
from tinhso.engines.indicators.shown import address
from tinhso.engines.indicators.sight import Sight, sight

UNIT, DAY, TOPIC, OFFICIAL, SIDE, STEP = "don-vi", "ngay", "thu-tuc", "can-bo", "phan", "theo"
LONGEST = 100


@dataclass(frozen=True)
class Way:
    """``unit`` with a dot at its end is the office alone; ``on`` is one day of the period; ``day``: as known then."""

    indicator: Indicator
    sight: Sight
    unit: str
    period: Period
    day: date | None = None
    on: date | None = None
    narrow: Narrow = Narrow()
    side: str = OF

    @property
    def is_own(self) -> bool:
        return self.unit.endswith(".")

    @property
    def offices(self) -> Ids:
        if not self.is_own:
            return self.sight.offices
        return next((list(unit.offices) for unit in self.sight.units if unit.own), [])

    @property
    def within(self) -> Period:
        """The period, or the one day of it."""
        return Period.day(self.on) if self.on else self.period

    def to(self, **changed: Any) -> Way:
        return replace(self, **changed)

    def address(self, step: str = "") -> str:
        """For whoever it is given to, as far as they may look at the unit."""
        more = {
            DAY: self.on.isoformat() if self.on else "",
            TOPIC: self.narrow.topic or "",
            OFFICIAL: "" if self.narrow.official is None else f"{self.narrow.official}",
            SIDE: "" if self.side == OF else self.side,
            STEP: step,
        }
        said = {name: text for name, text in more.items() if text}
        return address("indicators:drill", self.period, self.unit, self.indicator.code, day=self.day, **said)


def read_way(asked: QueryDict, actor: Actor | None, indicator: Indicator, period: Period, day: date | None) -> Way:
    """Raises Denied for a unit out of reach, Refused for what is no day of the period and no official."""
    unit = asked.get(UNIT, "")
    seen = sight(actor, unit.rstrip("."), period.last)
    side = asked.get(SIDE, OF)
    return Way(
        indicator,
        seen,
        unit or seen.code,
        period,
        day,
        _day_in(period, asked.get(DAY, "")),
        Narrow(asked.get(TOPIC, "")[:LONGEST] or None, _official(asked.get(OFFICIAL, ""))),
        side if side in {OVER, REST} and indicator.over_series is not None else OF,
    )


def _day_in(period: Period, text: str) -> date | None:
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or not period.first <= found < period.end:
        raise Refused(_("Choose a day of the period."), field=DAY)
    return found


def _official(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or len(text) > 9:
        raise Refused(_("Choose an official from the list."), field=OFFICIAL)
    return int(text)
