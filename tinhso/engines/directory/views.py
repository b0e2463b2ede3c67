"""The public directory of agencies, an official's own office, and the look-up of communes for forms."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.access.api import require_at
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.queries import areas as of_areas
from tinhso.engines.directory.queries import offices as of_offices
from tinhso.engines.directory.queries import positions as of_positions

LONGEST_SEARCH = 100


@require_GET
def offices(request: HttpRequest) -> HttpResponse:
    """Agencies by words and kind; units inside an agency stand on the agency's own page."""
    words, kind = _words(request), request.GET.get("loai", "")
    found = of_offices.agencies(words, kind=kind if kind in Office.Kind else "")
    kinds = [(choice.value, choice.label) for choice in Office.Kind if choice not in of_offices.INSIDE]
    return page(request, "directory/offices.html", found=found, words=words, kind=kind, kinds=kinds)


@require_GET
def office(request: HttpRequest, code: str) -> HttpResponse:
    """One office: where it is, who heads it, what is under it, what came before and after."""
    found = _office(code)
    return page(
        request,
        "directory/office.html",
        office=found,
        head=of_positions.head_of(found),
        inside=of_offices.directly_under(found),
        taken_over=of_offices.taken_over_by(found),
        is_open=found.is_valid(clock.today()),
    )


@login_required
@require_GET
def my_office(request: HttpRequest) -> HttpResponse:
    """The positions of the office in which the reader acts. Raises Denied."""
    actor = getattr(request, "actor", None)
    position = of_positions.position_of(actor)
    place = of_offices.subjects_of(position.office) if position else ()
    require_at(actor, "directory.see_positions", place)
    mine = position.office if position else None
    held = of_positions.positions_in(mine) if mine else []
    return page(request, "directory/my_office.html", office=mine, positions=held, mine=position)


@require_GET
def areas(request: HttpRequest) -> HttpResponse:
    """Communes whose name holds ``q``, on ``ngay`` (today), as options of a datalist or as JSON."""
    day = _day(request)
    words = _words(request)
    found = of_areas.find_area(words, day=day, near=of_offices.home_province(day), n=12) if words else []
    if "application/json" in request.headers.get("Accept", ""):
        answer: HttpResponse = JsonResponse(
            {"areas": [{"id": area.pk, "code": area.code, "name": str(area), "line": area.line} for area in found]}
        )
    else:
        answer = page(request, "directory/areas.html", found=found)
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Vary"] = "Accept"
    return answer


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "")[:LONGEST_SEARCH]


def _day(request: HttpRequest) -> date | None:
    try:
        return parse_date(request.GET.get("ngay", ""))
    except ValueError:
        return None


def _office(code: str) -> Office:
    try:
        found = of_offices.office_by_code(code)
    except Refused as refused:
        raise Http404 from refused
    if found is None:
        raise Http404
    return found
