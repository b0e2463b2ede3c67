"""Publishing closed months, and revising them where their records came or changed later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.disclosures.hiding import hide
from tinhso.engines.disclosures.models import Cell, Edition
from tinhso.engines.disclosures.opened import families, open_figures
from tinhso.engines.disclosures.places import Rows, rows_on
from tinhso.engines.disclosures.reading import latest
from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.indicators import api as indicators

BACK = 13  # months that are looked at again each night, so that last year's are comparable
LOCK = 7_411_2026
Key = tuple[int, UUID, bool]  # series, office, whole


def publish_closed(months: int = BACK) -> int:
    """Every closed month of the last ``months``; how many editions were made."""
    month = indicators.Period.month(*_this_month()).previous()
    made = 0
    for _ in range(months):
        made += publish(month.first) is not None
        month = month.previous()
    return made


@transaction.atomic
def publish(month: date) -> Edition | None:
    """A first or a revised edition of a closed month (its first day); None where nothing is new.

    A cell that was hidden once stays hidden, so that two editions together tell no more than one.
    """
    period = indicators.Period.month(month.year, month.month)
    rows = rows_on(period.last)
    if period.end > clock.today() or rows is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK % 2**31, month.toordinal()])
    values = _values(rows, period)
    before = latest([month])
    hidden = _hidden(rows, values, {(c.series, c.office_id, c.whole) for c in before if c.is_hidden})
    known = {(cell.series, cell.office_id, cell.whole): (cell.value, cell.is_hidden) for cell in before}
    changed = {key: value for key, value in values.items() if known.get(key) != (value, key in hidden)}
    if not changed or (not before and not any(values.values())):
        return None
    number = Edition.objects.filter(month=month).count() + 1
    edition = Edition.objects.create(month=month, number=number)
    Cell.objects.bulk_create(
        Cell(edition=edition, series=series, office_id=office, whole=whole, value=value,
             is_hidden=(series, office, whole) in hidden)
        for (series, office, whole), value in changed.items()
    )  # fmt: skip
    record("disclosures.published", on=edition, by=PLATFORM, topic=f"{month:%Y-%m}", number=number, cells=len(changed))
    return edition


def _values(rows: Rows, period: indicators.Period) -> dict[Key, int]:
    """Every series at every row, read as the leaders' board reads it."""
    heres = {row.key: directory.offices_under(row.office) if row.whole else [row.office.here_id] for row in rows.every}
    groups = {key: indicators.Place(offices) for key, offices in heres.items()}
    wanted = [figure.indicator for figure in open_figures()]
    screen = indicators.figures(wanted, period=period, offices=heres[rows.total.key], groups=groups, compare=())
    found: dict[Key, int] = {}
    for (office, whole), of in screen.groups.items():
        for figure in open_figures():
            reading = of[figure.indicator.code].now
            found[figure.of, office, whole] = int(reading.of or 0)  # a count, as open figures are
            if figure.over is not None and reading.over is not None:
                found[figure.over, office, whole] = reading.over
    return found


def _hidden(rows: Rows, values: Mapping[Key, int], before: set[Key]) -> set[Key]:
    found: set[Key] = set()
    for family in families(open_figures()):
        series = {key for figure in family for key in figure.keys}
        table = {part.key: {one: values[one, *part.key] for one in series} for part in rows.parts}  # type: ignore[index]
        once = {(office, whole) for one, office, whole in before if one in series}
        is_hidden = hide(family, table, before=once)
        found |= {(one, *key) for one in series for key in is_hidden.places}  # type: ignore[misc]
        found |= {(one, *rows.total.key) for one in is_hidden.totals}  # type: ignore[misc]
        found |= {key for key in before if key[0] in series and key[1:] == rows.total.key}
    return found


def _this_month() -> tuple[int, int]:
    today = clock.today()
    return today.year, today.month
