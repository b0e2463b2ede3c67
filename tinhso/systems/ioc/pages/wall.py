"""The wall screen: a few huge figures of one board after the other, the alarming ones first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.ioc.boards.asked import about_the_page, asked
from tinhso.systems.ioc.boards.reading import on_the_wall, screen_of
from tinhso.systems.ioc.boards.scenes import scenes


@require_GET
@official_required("indicators.view")
def wall(request: HttpRequest) -> HttpResponse:
    """Dark, without anything to press; it turns by itself and says how old its figures are."""
    here = asked(request)
    found = scenes(here, screen_of(here, on_the_wall()))
    return page(request, "ioc/wall.html", scenes=found, **about_the_page(here, "ioc:wall", trang="man-hinh"))
