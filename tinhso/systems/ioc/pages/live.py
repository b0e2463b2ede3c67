"""The text of every figure of a page as data, for ``<live-figures>``, and the moment at which it was so."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.engines.accounts.api import official_required
from tinhso.engines.indicators.api import find, value_text
from tinhso.systems.ioc.boards.asked import asked
from tinhso.systems.ioc.boards.reading import by_unit, on_the_wall, screen_of, walled, watched
from tinhso.systems.ioc.boards.scenes import scenes
from tinhso.ui import days


@require_GET
@official_required("indicators.view")
def data(request: HttpRequest) -> JsonResponse:
    """``bang`` is the board that is watched, by its code; without it the home page, or ``trang=man-hinh`` the wall."""
    here = asked(request)
    code, board = request.GET.get("chi_tieu", ""), request.GET.get("bang", "")
    several = walled(here.actor, board) if request.GET.get("trang") == "man-hinh" else ()
    wanted, columns = (on_the_wall(several), ()) if several else watched(board, here.actor)
    if code:
        wanted = columns = [one for one in (find(code),) if one is not None]
    screen = screen_of(here, wanted, trend=0)
    found = {f"{i.code}@{here.sight.code}": value_text(i, screen.total[i.code].value) for i in wanted}
    if here.sight.units and columns:
        units = by_unit(here, columns)
        found |= {
            f"{i.code}@{unit.key}": value_text(i, units.value(unit.key, i.code))
            for unit in here.sight.units
            for i in columns
        }
    if several:
        found["alarms"] = " ".join(scene.code for scene in scenes(here, screen, several) if scene.alarm == 0)
    return JsonResponse(found | {"moment": days.moment(clock.now())})
