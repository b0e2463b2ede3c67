"""Putting real outlines in the place of the approximate ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.geometry import Place
from tinhso.base.text import nfc
from tinhso.engines.access.api import require_at
from tinhso.engines.directory import rings
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.outlines import Outline, outlines
from tinhso.engines.directory.queries.offices import subjects_of, top_office
from tinhso.engines.directory.shapes import AreaShape
from tinhso.engines.directory.verbs.outlines import replace_shape
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def load_shapes(
    geojson: str | bytes | Mapping[str, Any],
    *,
    source: str,
    by: Actor,
    on: date | None = None,
    level: str = Area.Level.COMMUNE,
) -> list[AreaShape]:
    """Take over the outlines of the units that bear the file's codes on a day (today); ``source`` stands by the map.

    All or none. Raises Denied to those who do not manage the whole province's offices, Refused with what is wrong.
    """
    top = top_office()
    by = require_at(by, "directory.manage", subjects_of(top) if top else ())
    if not source.strip():
        raise Refused(_("Say where these outlines come from."), field="source")
    wanted = outlines(geojson)
    units = {a.code: a for a in Area.objects.on(on or clock.today()).filter(level=level)}
    unknown = [outline.code for outline in wanted if outline.code not in units]
    if unknown:
        raise Refused(_("No unit of that day has the code {code}.").format(code=unknown[0]))
    loaded = [_load(units[outline.code], outline, nfc(source)) for outline in wanted]
    for shape in loaded:
        record("directory.shape_loaded", on=shape.area, by=by, area=shape.area_id)
    return loaded


def _load(area: Area, outline: Outline, source: str) -> AreaShape:
    pieces = [line for line, is_hole in outline.lines if not is_hole]
    holes = [line for line, is_hole in outline.lines if is_hole]
    widest = max(pieces, key=rings.size)
    centre = rings.place_inside(widest)
    if area.longitude is not None and area.latitude is not None:
        known = Place(area.longitude, area.latitude)
        if any(rings.holds(line, known) for line in pieces) and not any(rings.holds(line, known) for line in holes):
            centre = known
    shape = replace_shape(area.pk, centre, outline.lines, source=source, is_approximate=False)
    shape.area = area
    return shape
