"""Whether the public post serves every commune: the decision wants all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Line
from tinhso.engines.post.models import PostPoint

Offices = Sequence[int] | None


@dataclass(frozen=True)
class Commune:
    """A committee of a commune and whether somebody works at a post point of it."""

    office: UUID
    here: int
    code: str
    area: int
    is_served: bool


def served(offices: Offices, day: date | None = None) -> Mapping[int, int]:
    """Per committee of a commune: 1 where somebody works at a post point of it, on ``day`` (today)."""
    return {row.here: 1 for row in _among(offices, day) if row.is_served}


def communes(offices: Offices, day: date | None = None) -> Mapping[int, int]:
    """Per committee of a commune: 1."""
    return {row.here: 1 for row in _among(offices, day)}


def lines(offices: Offices, after: str, n: int) -> Iterable[Line]:
    """Each commune and whether it counts; those without a point stand first."""
    return lines_on(offices, clock.today(), after, n)


def lines_on(offices: Offices, day: date, after: str, n: int) -> Iterable[Line]:
    """The same as it was on ``day``."""
    now = clock.now() if day == clock.today() else clock.at(day.year, day.month, day.day, 12)
    places = {f"{int(row.is_served)}{row.code}": row for row in _among(offices, day)}
    for cursor in sorted(place for place in places if place > after)[:n]:
        row = places[cursor]
        yield Line(
            at=now, kind=_("a post point is served") if row.is_served else _("no post point is served"),
            model="directory.office", record=row.office, office=row.here, area=row.area, worth=int(row.is_served),
            cursor=cursor,
        )  # fmt: skip


def office_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """The public list of post points for the commune of each committee."""
    rows = Office.objects.filter(pk__in=ids).select_related("area")
    page = reverse("post:points")
    return {row.pk: (str(row.area), f"{page}?{urlencode({'q': row.area.name})}") for row in rows}


LINKS = {"directory.office": office_links}


def _among(offices: Offices, day: date | None = None) -> list[Commune]:
    wanted = None if offices is None else set(offices)
    return [row for row in _communes(day or clock.today()) if wanted is None or row.here in wanted]


@access.kept
def _communes(day: date) -> tuple[Commune, ...]:
    """In one statement, and once for as long as the set-up stays."""
    points = PostPoint.objects.filter(area=OuterRef("area"), is_served=True, valid_from__lte=day)
    rows = Office.objects.all().on(day).filter(kind=Office.Kind.COMMITTEE, area__level=Area.Level.COMMUNE)
    found = rows.annotate(is_served=Exists(points.exclude(valid_to__lte=day)))
    return tuple(
        Commune(*row) for row in found.order_by("code").values_list("pk", "here", "code", "area", "is_served")
    )  # fmt: skip
