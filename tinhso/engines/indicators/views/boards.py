"""The leaders' screens: the boards, the same figures as data, and the list behind each."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.channel import ticket
from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators import choices
from tinhso.engines.indicators.as_known import end_of
from tinhso.engines.indicators.boards import boards, on_boards
from tinhso.engines.indicators.drilling import OF, OVER, REST, count, drill
from tinhso.engines.indicators.figures import Screen, figures
from tinhso.engines.indicators.finding import find
from tinhso.engines.indicators.lists import shown_lines
from tinhso.engines.indicators.measures import Live, Stock
from tinhso.engines.indicators.period_names import name_period, write_period
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.shown import address, show, value_text
from tinhso.engines.indicators.sight import PERMISSION, Sight, sight
from tinhso.engines.indicators.views.asking import day_asked, period_asked
from tinhso.ui import days
from tinhso.ui.rows import page_of

TREND, PAGE = 12, 50


@require_GET
@official_required(PERMISSION)
def board(request: HttpRequest) -> HttpResponse:
    """The boards for a unit and a period, live while one watches; ``?wall=1`` for a wall.

    With a day, as they were known at its end: nothing that is written down later changes them, so they stand still.
    """
    seen, period, day = _asked(request)
    wall = bool(request.GET.get("wall"))
    return page(
        request,
        "indicators/wall.html" if wall else "indicators/board.html",
        sight=seen,
        period=name_period(period),
        chosen=write_period(period),
        periods=choices.periods(day or clock.today()),
        boards=show(
            [each.for_a_wall if wall else each for each in boards()], _screen(seen, period, day, trend=TREND), seen
        ),
        moment=clock.now(),
        stream=f"{settings.LIVE_URL}/song?token={ticket(seen.offices)}",
        data=address("indicators:data", period, seen.code),
        way=[(unit.name, address("indicators:board", period, unit.code, day=day)) for unit in seen.way],
        wall_url=address("indicators:board", period, seen.code, wall="1"),
        day=day,
        today=clock.today(),
    )


@require_GET
@official_required(PERMISSION)
def data(request: HttpRequest) -> HttpResponse:
    """The text of every figure on the page by its key, for ``<live-figures>``, and the moment at which it was so."""
    seen, period, day = _asked(request)
    shown = show(boards(), _screen(seen, period, day), seen)
    places = [
        figure for board in shown for figure in (*board.figures, *(cell for line in board.lines for cell in line.cells))
    ]
    return JsonResponse({figure.key: figure.value for figure in places} | {"moment": days.moment(clock.now())})


@require_GET
@official_required(PERMISSION)
def list_of(request: HttpRequest, code: str) -> HttpResponse:
    """The very records behind one figure: the numerator, the denominator, or what lies between."""
    unit = request.GET.get("don-vi", "")
    seen, period, day = _asked(request)
    known_by = end_of(day)
    indicator = on_boards(code) or find(code)
    if indicator is not None:
        indicator = indicator.in_force(period.first)
    if indicator is None or not (isinstance(indicator, Live) or indicator.all_series):
        raise Http404
    offices = next((list(u.offices) for u in seen.units if u.own), []) if unit.endswith(".") else seen.offices
    part = request.GET.get("phan", OF)
    part = part if part in {OVER, REST} and indicator.over_series is not None else OF
    after = request.GET.get("sau", "")
    lines = drill(indicator, period=period, offices=offices, part=part, after=after, n=PAGE + 1, known_by=known_by)
    parts = (OF, OVER, REST) if indicator.over_series is not None else ()
    total = count(indicator, period=period, offices=offices, part=part, known_by=known_by)
    return page(
        request,
        "indicators/list.html",
        indicator=indicator,
        sight=seen,
        own=unit.endswith("."),
        period="" if isinstance(indicator, Live) else name_period(period),
        is_stock=isinstance(indicator, Stock),
        is_sum=indicator.unit == "đ",
        part=part,
        parts=[(p, address("indicators:drill", period, unit, code, day=day, phan=p)) for p in parts],
        total=value_text(indicator, total) if not parts else f"{total}",
        count=total,
        lines=page_of(request, shown_lines(lines, request.actor), PAGE, key="cursor"),  # type: ignore[attr-defined]
        back=address("indicators:board", period, seen.code, day=day),
        day=day,
        is_kept=known_by is None or not isinstance(indicator, Live) or indicator.then is not None,
    )


def _asked(request: HttpRequest) -> tuple[Sight, Period, date | None]:
    """What the address asks for; raises Denied for a unit out of reach, Refused for what is no period or no day."""
    day = day_asked(request)
    seen = sight(request.actor, request.GET.get("don-vi", "").rstrip("."))  # type: ignore[attr-defined]
    return seen, period_asked(request, day), day


def _screen(seen: Sight, period: Period, day: date | None, trend: int = 0) -> Screen:
    wanted = {i.code: i for board in boards() for i in board.indicators}
    groups = {unit.key: Place(unit.offices) for unit in seen.units}
    return figures(
        list(wanted.values()), period=period, offices=seen.offices, groups=groups, trend=trend, known_by=end_of(day)
    )
