"""Whether the public post serves every commune: the decision wants all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.api import Line
from tinhso.engines.post import api as post

Offices = Sequence[int] | None


def served(offices: Offices) -> Mapping[int, int]:
    """Per committee of a commune: 1 where somebody works at a post point of it."""
    return {office.here_id: int(is_served) for office, is_served in _communes(offices) if is_served}


def communes(offices: Offices) -> Mapping[int, int]:
    """Per committee of a commune: 1."""
    return {office.here_id: 1 for office, _served in _communes(offices)}


def lines(offices: Offices, after: str, n: int) -> Iterable[Line]:
    """Each commune and whether it counts; those without a point stand first."""
    now = clock.now()
    found = sorted(_communes(offices), key=lambda row: (row[1], row[0].code))
    places = {f"{int(is_served)}{office.code}": (office, is_served) for office, is_served in found}
    for cursor, (office, is_served) in [row for row in places.items() if row[0] > after][:n]:
        what = _("served") if is_served else _("no post point is served")
        yield Line(
            at=now, kind=what, model="directory.office", record=office.pk, office=office.here_id,
            area=office.area_id, worth=int(is_served), cursor=cursor,
        )  # fmt: skip


def office_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """The public list of post points for the commune of each committee."""
    rows = Office.objects.filter(pk__in=ids).select_related("area")
    page = reverse("post:points")
    return {row.pk: (str(row.area), f"{page}?{urlencode({'q': row.area.name})}") for row in rows}


LINKS = {"directory.office": office_links}


def _communes(offices: Offices) -> list[tuple[Office, bool]]:
    by_area: dict[int, bool] = {area.pk: is_served for area, is_served in post.communes_served().items()}
    rows = Office.objects.all().on(clock.today()).filter(kind=Office.Kind.COMMITTEE, area__level=Area.Level.COMMUNE)
    if offices is not None:
        rows = rows.filter(here__in=offices)
    return [(office, by_area[office.area_id]) for office in rows if office.area_id in by_area]
