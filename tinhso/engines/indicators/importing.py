"""A table of values checked row by row before anything is kept: every wrong row is told with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.amounts import amount
from tinhso.engines.indicators.models import Entry, KeptSeries
from tinhso.engines.indicators.period_names import read_period, write_period
from tinhso.engines.indicators.units_of import UnitChoice
from tinhso.engines.indicators.verbs.keeping import Given, check_given


@dataclass(frozen=True)
class Row:
    """One row: its number in the table, what it says, and what is wrong or what it replaces."""

    number: int
    cells: tuple[str, ...]
    given: Given | None = None
    wrong: str = ""
    before: str = ""


def read_rows(series: KeptSeries, rows: list[list[str]], units: Mapping[str, UnitChoice]) -> list[Row]:
    """Rows are ``unit code, period, value, reason``; a series of the whole province has no first column."""
    kept = {(e.office, e.area, e.period): e for e in Entry.objects.in_force().filter(series=series)}
    found: list[Row] = []
    seen: set[tuple[int | None, int | None, str]] = set()
    for number, cells in enumerate(rows, start=1):
        if number == 1 and not any(character.isdigit() for cell in cells for character in cell):
            continue  # the headings
        try:
            given = _given(series, cells, units)
            check_given(series, given)
            key = (given.office, given.area, write_period(given.period))
            if key in seen:
                raise Refused(_("This unit and period stand above already."))
            seen.add(key)
            before = kept.get(key)
            if before is not None and before.value != given.value and not given.reason:
                raise Refused(_("There is a value already: say why it changes."))
            if before is not None and before.value == given.value:
                found.append(Row(number, tuple(cells), None, before=_("here already")))
                continue
            found.append(Row(number, tuple(cells), given, before=f"{before.value}" if before else ""))
        except Refused as refused:
            found.append(Row(number, tuple(cells), wrong=str(refused)))
    return found


def _given(series: KeptSeries, cells: list[str], units: Mapping[str, UnitChoice]) -> Given:
    office = area = None
    if series.by_unit:
        if len(cells) < 3:
            raise Refused(_("A row has a unit's code, a period, a value and, if need be, a reason."))
        unit, cells = units.get(cells[0]), cells[1:]
        if unit is None:
            raise Refused(_("There is no such unit."))
        office, area = unit.office, unit.area
    if len(cells) < 2:
        raise Refused(_("A row has a period, a value and, if need be, a reason."))
    return Given(read_period(cells[0]), amount(cells[1]), office, area, cells[2] if len(cells) > 2 else "")
