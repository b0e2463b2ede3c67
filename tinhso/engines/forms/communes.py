"""The communes of today by the names people type."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area

KINDS = ("xa", "phuong", "dac khu")


def communes_today() -> QuerySet[Area]:
    """Communes and wards in force today, with their province."""
    return Area.objects.on(clock.today()).filter(level=Area.Level.COMMUNE).select_related("parent")


def commune_named(text: str) -> list[Area]:
    """Those that ``text`` may mean: ``Phường Long An, Tây Ninh``, ``phuong long an``, or the code."""
    return _named(text, clock.today())


@access.kept
def _named(text: str, _day: date) -> list[Area]:
    if text.isdigit():
        return list(communes_today().filter(code=text)[:5])
    name, _comma, province = (part.strip() for part in fold(text).partition(","))
    called = Q()
    for wanted in (name, *(f"{kind} {name}" for kind in KINDS)):
        called |= Q(folded__startswith=f"{wanted},")
    found = communes_today().filter(called)[:60]
    return [area for area in found if not province or area.folded.endswith(province)]


def name_of(area: Area) -> str:
    """``phường Long An, tỉnh Tây Ninh``."""
    return f"{area}, {area.parent}" if area.parent else str(area)


def suggestions() -> list[str]:
    """The names that the picker offers: the province's own communes, in order."""
    home = directory.home_province()
    return [name_of(area) for area in directory.communes_of(home)] if home else []
