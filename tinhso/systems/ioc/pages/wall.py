"""The wall screen: a few huge figures of one board after the other, the alarming ones first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import on_the_wall, screen_of, walled
from tinhso.systems.ioc.boards.scenes import scenes


@require_GET
@official_required("indicators.view")
def wall(request: HttpRequest) -> HttpResponse:
    """Dark, without anything to press; it turns by itself and says how old its figures are. ``bang``: one board alone.

    Raises Http404 for a board that is not there or not for the reader.
    """
    here, code = asked(request), request.GET.get("bang", "")
    several = walled(here.actor, code)
    if not several:
        raise Http404
    found = scenes(here, screen_of(here, on_the_wall(several)), several)
    shown = {"trang": "man-hinh", **({"bang": code} if code else {})}
    return page(request, "ioc/wall.html", scenes=found, **about_the_page(here, "ioc:wall", **shown))
