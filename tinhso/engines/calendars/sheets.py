"""A year's special days as a CSV sheet: day, kind, name, basis."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.calendars.models import DayRule

COLUMNS = ["day", "kind", "name", "basis"]
FOLDER = Path(__file__).parent / "data"
MOST_ROWS = 400


@dataclass(frozen=True, order=True)
class SpecialDay:
    """One row of a sheet."""

    day: date
    kind: str
    name: str
    basis: str


@dataclass(frozen=True)
class Difference:
    """What an import would do to one year of a calendar."""

    added: tuple[SpecialDay, ...]
    changed: tuple[SpecialDay, ...]
    removed: tuple[SpecialDay, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def national_days() -> list[SpecialDay]:
    """The days of every year that is delivered with the platform."""
    return [row for path in sorted(FOLDER.glob("*.csv")) for row in read_sheet(path.read_text("utf-8"))]


def read_sheet(text: str, *, year: int | None = None) -> list[SpecialDay]:
    """The rows of a sheet. Raises Refused with the line that is wrong and why."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")))
    if reader.fieldnames != COLUMNS:
        raise Refused(_("The first line must read: day,kind,name,basis."), field="sheet")
    rows: dict[date, SpecialDay] = {}
    for number, cells in enumerate(reader, start=2):
        row = _row(cells, number)
        if year is not None and row.day.year != year:
            raise Refused(
                _("Line %(line)s: the day is not in %(year)s.") % {"line": number, "year": year}, field="sheet"
            )
        if row.day in rows:
            raise Refused(_("Line %(line)s: this day is already given above.") % {"line": number}, field="sheet")
        if len(rows) >= MOST_ROWS:
            raise Refused(_("The sheet has more than %(most)s lines.") % {"most": MOST_ROWS}, field="sheet")
        rows[row.day] = row
    return sorted(rows.values())


def difference(before: Iterable[SpecialDay], after: Iterable[SpecialDay]) -> Difference:
    """What changes from ``before`` to ``after``, day by day."""
    old, new = {row.day: row for row in before}, {row.day: row for row in after}
    return Difference(
        added=tuple(row for day, row in new.items() if day not in old),
        changed=tuple(row for day, row in new.items() if day in old and old[day] != row),
        removed=tuple(row for day, row in old.items() if day not in new),
    )


def _row(cells: dict[str, str | None], line: int) -> SpecialDay:
    given = {name: nfc(cells.get(name) or "") for name in COLUMNS}
    try:
        day = date.fromisoformat(given["day"])
    except ValueError:
        raise Refused(_("Line %(line)s: write the day as 2026-11-24.") % {"line": line}, field="sheet") from None
    if given["kind"] not in DayRule.Kind.values:
        raise Refused(_("Line %(line)s: the kind is off or working.") % {"line": line}, field="sheet")
    if not given["name"] or len(given["name"]) > 120 or len(given["basis"]) > 160:
        raise Refused(
            _("Line %(line)s: give the day a name of at most 120 characters.") % {"line": line}, field="sheet"
        )
    return SpecialDay(day, given["kind"], given["name"], given["basis"])
