"""Open figures of a period as one table: rows of agencies, a column for each figure, the same for page and data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from tinhso.engines.disclosures.models import Edition
from tinhso.engines.disclosures.opened import OpenFigure, OpenGroup, groups
from tinhso.engines.disclosures.places import Row
from tinhso.engines.disclosures.reading import Place, Told
from tinhso.engines.indicators.api import Ratio, value_text
from tinhso.ui import figures as written

SHOWN, HIDDEN, NONE = "shown", "suppressed", "no-data"
NOTHING = Told()


@dataclass(frozen=True)
class Entry:
    """One figure at one place: ``of`` over ``over`` as far as they are told."""

    figure: OpenFigure
    of: int | None
    over: int | None
    state: str

    @property
    def value(self) -> float | int | None:
        if self.state != SHOWN or self.of is None:
            return None
        if self.figure.over is None:
            return self.of
        share = self.figure.indicator.share if isinstance(self.figure.indicator, Ratio) else 100
        return share * self.of / self.over if self.over else None

    @property
    def text(self) -> str:
        """For a reader: the value; a word where it is hidden, a dash where there is nothing."""
        if self.state == HIDDEN:
            return _("hidden")
        return value_text(self.figure.indicator, self.value)

    @property
    def share(self) -> str:
        """“40/42” behind a ratio."""
        if self.state != SHOWN or self.over is None:
            return ""
        return f"{written.number(self.of)}/{written.number(self.over)}"


@dataclass(frozen=True)
class Line:
    row: Row
    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Table:
    group: OpenGroup
    lines: tuple[Line, ...]


def entry(figure: OpenFigure, cells: dict[tuple[int, Place], Told], place: Place) -> Entry:
    """A ratio is told only where both its sides are."""
    of = cells.get((figure.of, place), NOTHING)
    over = cells.get((figure.over, place), NOTHING) if figure.over is not None else None
    told = [one for one in (of, over) if one is not None]
    if any(one.is_hidden for one in told):
        return Entry(figure, None, None, HIDDEN)
    if any(one.value is None for one in told) or (over is not None and not over.value):
        return Entry(figure, of.value, over.value if over else None, NONE)
    return Entry(figure, of.value, over.value if over else None, SHOWN)


def tables(rows: Sequence[Row], cells: dict[tuple[int, Place], Told]) -> list[Table]:
    """A table for each group; the first row is the total."""
    return [
        Table(
            group,
            tuple(
                Line(row, name(row), tuple(entry(figure, cells, row.key) for figure in group.figures))  # type: ignore[arg-type]
                for row in rows
            ),
        )
        for group in groups()
    ]


def name(row: Row) -> str:
    if row.office.parent_id is None:
        return _("Whole province") if row.whole else _("%(office)s itself") % {"office": row.office.brief}
    return row.office.brief


def as_data(tables_of: Sequence[Table], period: str, edition: Edition | None) -> list[dict[str, object]]:
    """Every cell as a plain row, for CSV and JSON."""
    at: datetime | None = edition.at if edition else None
    return [
        {
            "period": period,
            "agency_code": line.row.office.code,
            "agency": line.name,
            "with_all_under_it": line.row.whole,
            "figure": one.figure.indicator.code,
            "name": str(one.figure.indicator.name),
            "numerator": one.of,
            "denominator": one.over,
            "value": round(one.value, 4) if one.value is not None else None,
            "unit": str(one.figure.indicator.unit),
            "state": one.state,
            "edition": edition.number if edition else None,
            "published_at": at.isoformat(timespec="seconds") if at else None,
        }
        for table in tables_of
        for line in table.lines
        for one in line.entries
    ]


def months_of(first: date, end: date) -> list[date]:
    """The first days of the months from ``first`` up to but not at ``end``."""
    found = []
    month = first
    while month < end:
        found.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found
