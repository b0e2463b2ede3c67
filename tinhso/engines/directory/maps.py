"""What a map asks of the directory: outlines, the country with its islands, the name of a place."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_date
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_GET, require_safe

from tinhso.base import clock
from tinhso.base.ranges import part_of
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.queries import areas as of_areas
from tinhso.engines.directory.queries import offices as of_offices
from tinhso.engines.directory.queries import shapes as of_shapes
from tinhso.ui.maps import archive

ADDRESSES = {
    "outlines": "directory:outlines", "country": "directory:country", "place": "directory:place",
    "tiles": "directory:tiles",
}  # fmt: skip
"""Contribution to ``ui.map``: where a map finds its base."""

COUNTRY = Path(__file__).parent / "data" / "country.geojson"


def _version(request: HttpRequest, code: str = "") -> str:
    return f'"{code}-{_day(request):%Y%m%d}-{of_shapes.shapes_loaded_at()}"'


@require_GET
@gzip_page
@condition(etag_func=_version)
def province(request: HttpRequest, code: str = "") -> HttpResponse:
    """The communes of a province (ours) on ``ngay`` (today) as GeoJSON; 304 while nothing changed."""
    day = _day(request)
    found = of_areas.area_on(code, Area.Level.PROVINCE, day) if code else of_offices.home_province(day)
    if found is None:
        raise Http404
    answer = JsonResponse(
        of_shapes.shapes(found, day), json_dumps_params={"ensure_ascii": False, "separators": (",", ":")}
    )
    return _kept(answer)


@require_GET
@gzip_page
def country(request: HttpRequest) -> HttpResponse:
    """Việt Nam's land with the archipelagos Hoàng Sa and Trường Sa, and the land abroad, generalised, as GeoJSON."""
    return _kept(HttpResponse(_country(), content_type="application/json"))


@require_GET
def place(request: HttpRequest) -> HttpResponse:
    """The commune at ``lat`` and ``lng`` today, or null outside the province; 400 for what is no place."""
    try:
        lat, lng = float(request.GET["lat"]), float(request.GET["lng"])
    except (KeyError, ValueError):
        return JsonResponse({"area": None}, status=400)
    found = of_shapes.area_at(lat, lng)
    area = {"id": found.pk, "code": found.code, "name": str(found), "line": found.line} if found else None
    return _kept(JsonResponse({"area": area}))


@require_safe
def tiles(request: HttpRequest) -> HttpResponseBase:
    """The PMTiles file of the installation, in the ranges that the map asks for; 404 where none was placed."""
    placed = archive()
    if placed is None:
        raise Http404
    return part_of(request, placed, content_type="application/vnd.pmtiles")


def country_outline() -> dict[str, Any]:
    """Việt Nam's land (kind *land*), its two archipelagos (*islands*) and their islands, as GeoJSON."""
    found: dict[str, Any] = json.loads(_country())
    return found


@cache
def _country() -> bytes:
    return COUNTRY.read_bytes()


def _kept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "public, max-age=3600"
    return answer


def _day(request: HttpRequest) -> date:
    try:
        asked = parse_date(request.GET.get("ngay", ""))
    except ValueError:
        asked = None
    return asked or clock.today()
