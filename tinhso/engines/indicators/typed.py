"""Series that people type in or import, as indicators beside those that are computed from records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from uuid import UUID

from tinhso.engines.indicators.measures import Indicator

SUM, LAST, NONE = "sum", "last", "none"


@dataclass(frozen=True, eq=False)
class Typed(Indicator):
    """The values kept under ``series``, one for each unit and each period of the kind ``grain``.

    ``over_time``: months make a quarter by being added (sum), by the latest (last), or not at all (none: only a
    value for that very period counts); ``over_units``: units make the whole by being added, or not at all.
    """

    series: UUID = field(kw_only=True)
    grain: str = field(kw_only=True)
    closes_on_14th: bool = field(default=False, kw_only=True)
    over_time: str = field(default=SUM, kw_only=True)
    over_units: str = field(default=SUM, kw_only=True)
    of_year: bool = field(default=False, kw_only=True)  # from the year's beginning

    @property
    def adds_over_time(self) -> bool:  # type: ignore[override]
        return self.over_time == SUM and not self.of_year

    def to_date(self) -> Typed | None:
        """The same from the year's beginning; None for what is not added over time."""
        return replace(self, of_year=True) if self.over_time == SUM else None
