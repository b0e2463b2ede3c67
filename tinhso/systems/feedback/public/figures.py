"""Open figures: what each agency received, answered in time and was thought of; small numbers are not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.base.text import sort_key
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Office
from tinhso.engines.indicators import api as indicators
from tinhso.ui.rows import Tab

SHOWN = ("feedback.assigned", "feedback.answered", "feedback.on_time", "feedback.overdue", "feedback.satisfaction")
LEADING = (Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.POLICE, Office.Kind.CENTRE)
FEWEST = 5  # reports of one agency, below which nothing is said: few people could be told apart


@dataclass(frozen=True)
class Line:
    """An agency and its values in the order of the columns; None is no data, ``is_small`` hides them all."""

    office: str
    received: int
    values: Sequence[float | int | None]
    is_small: bool = False


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """The agencies of the reports, by name, in one period."""
    period = _period(request.GET.get("ky", ""))
    known = indicators.indicators()
    columns = [known[code] for code in SHOWN if code in known]
    offices = agencies()
    with access.without_walls("open figures count what their readers may not read"):
        screen = indicators.figures(
            columns, period=period, compare=(),
            groups={office.pk: indicators.Place((office.here_id,)) for office in offices},
        )  # fmt: skip
    lines = [_line(str(office), screen.groups.get(office.pk, {}), columns) for office in offices]
    return page(
        request,
        "feedback/public/figures.html",
        columns=columns,
        total=[screen.total[each.code].value for each in columns],
        lines=without_small([line for line in lines if line.received]),
        tabs=_tabs(period),
        fewest=FEWEST,
        name=indicators.name_period(period),
        moment=screen.moment,
    )


def agencies() -> list[Office]:
    """Those that a report may be given to."""
    found = Office.objects.all().on(clock.today()).filter(kind__in=LEADING)
    return sorted(found, key=lambda office: sort_key(str(office)))


def without_small(lines: Sequence[Line]) -> list[Line]:
    """Lines below ``FEWEST`` without their values; if that is one alone, the next too: else the total would tell it."""
    small = sorted((line for line in lines if line.received < FEWEST), key=lambda line: line.received)
    if len(small) == 1:
        rest = sorted((line for line in lines if line not in small), key=lambda line: line.received)
        small += rest[:1]
    return [Line(line.office, 0, (), is_small=True) if line in small else line for line in lines]


def _line(name: str, found: object, columns: Sequence[indicators.Indicator]) -> Line:
    values = [found[each.code].value for each in columns] if found else []  # type: ignore[index]
    return Line(name, int(values[0] or 0) if values else 0, values)


def _period(text: str) -> indicators.Period:
    try:
        return indicators.read_period(text)
    except Refused:
        return indicators.Period.whole_year(clock.today().year)


def _tabs(chosen: indicators.Period) -> list[Tab]:
    day, address = clock.today(), reverse("feedback:figures")
    offered = [
        indicators.Period.whole_year(day.year),
        indicators.Period.quarter(day.year, (day.month + 2) // 3),
        indicators.Period.month(day.year, day.month),
        indicators.Period.whole_year(day.year - 1),
    ]
    return [
        Tab(indicators.name_period(each), f"{address}?ky={indicators.write_period(each)}", current=each == chosen)
        for each in offered
    ]
