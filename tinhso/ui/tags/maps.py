"""Maps: a pin to set, points to look at."""

from __future__ import annotations

from typing import Any

from django.forms.boundfield import BoundField
from django.template import Library
from django.utils.translation import gettext as _

from tinhso.ui.maps import bases, tiles
from tinhso.ui.rows import Text

register = Library()


@register.inclusion_tag("ui/parts/map_pick.html")
def map_pick(latitude: BoundField, longitude: BoundField, label: Text = "", day: str = "") -> dict[str, Any]:
    """``{% map_pick form.latitude form.longitude %}``: a map on which a person sets one pin.

    Writes degrees into the two inputs. Stand it beside a field for the address in words, which works without it.
    """
    return {"latitude": latitude, "longitude": longitude, "label": label or _("Place on the map"), **_base(day)}


@register.inclusion_tag("ui/parts/map_show.html")
def map_show(points: str, label: Text = "", day: str = "") -> dict[str, Any]:
    """``{% map_show url label %}``: the points of a GeoJSON address, beside a list that holds the same.

    A feature's properties: title, url, state (in words), tone (new, near, late, done, neutral). ``day`` (2025-06-30)
    draws the communes of that day.
    """
    return {"points": points, "label": label or _("Map"), **_base(day)}


def _base(day: str) -> dict[str, Any]:
    address, credit = tiles()
    found = bases()
    if day and found.get("outlines"):
        found["outlines"] += f"?ngay={day}"
    return {"base": found, "tiles": address, "credit": credit}
