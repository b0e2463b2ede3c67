"""Reading of publications, by everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import BooleanField, F, FloatField, Func, Q, QuerySet, Value

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.systems.feedback.models import Category, Publication

NEWEST = ("-reported_at", "-report")
WIDE = 0.5  # degrees: in a wider box newest first is found faster than what lies inside
Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Wanted:
    """What a reader asks for; empty conditions hold always. ``since`` and ``until`` are days, both included."""

    words: str = ""
    category: str = ""
    areas: frozenset[int] | None = None
    is_open: bool | None = None
    since: date | None = None
    until: date | None = None


def publications(wanted: Wanted) -> QuerySet[Publication]:
    """All that fits, in no order."""
    found = Publication.objects.all()
    for word in fold(wanted.words).split():
        found = found.filter(folded__contains=word)
    if wanted.category:
        found = found.filter(Q(category=wanted.category) | Q(category__parent=wanted.category))
    if wanted.areas is not None:
        found = found.filter(area__in=wanted.areas)
    if wanted.is_open is not None:
        found = found.filter(is_open=wanted.is_open)
    if wanted.since:
        found = found.filter(reported_at__gte=_morning(wanted.since))
    if wanted.until:
        found = found.filter(reported_at__lt=_morning(wanted.until + timedelta(days=1)))
    return found


def newest(wanted: Wanted, *, after: str = "", n: int) -> list[Publication]:
    """The newest ``n`` and one more, after the report with the code ``after``; one statement."""
    found = publications(wanted).select_related("category__parent", "area__parent", "office").order_by(*NEWEST)
    if after:
        last = Publication.objects.filter(code=after)
        found = found.filter(reported_at__lte=last.values("reported_at")[:1]).exclude(
            Q(reported_at=last.values("reported_at")[:1]) & Q(report__gte=last.values("report")[:1])
        )
    return list(found[: n + 1])


def publication(code: str) -> Publication | None:
    return Publication.objects.select_related("category__parent", "area__parent", "office").filter(code=code).first()


def publication_by_key(text: str) -> Publication | None:
    """The publication of the report with this key; None for what is no key."""
    try:
        return Publication.objects.filter(pk=UUID(text)).first()
    except ValueError:
        return None


def within(found: QuerySet[Publication], box: Box) -> QuerySet[Publication]:
    """Those in a box of longitudes and latitudes: by the index over places, or over time where the box is wide."""
    west, south, east, north = box
    placed = found.filter(lat__isnull=False)
    if east - west > WIDE and north - south > WIDE:
        return placed.filter(lat__gte=south, lat__lte=north, lng__gte=west, lng__lte=east)
    corner = Func(
        Value(f"({east},{north}),({west},{south})"), template="%(expressions)s::box", output_field=FloatField()
    )
    point = Func(F("lng"), F("lat"), function="point", output_field=FloatField())
    return placed.filter(
        Func(point, corner, template="(%(expressions)s)", arg_joiner=" <@ ", output_field=BooleanField())
    )


def public_categories() -> list[Category]:
    """Every open category whose reports may be published, with its field."""
    found = Category.objects.filter(openness=Category.Openness.PUBLIC, is_open=True).select_related("parent")
    return sorted(found, key=lambda each: (each.parent.order if each.parent else each.order, each.parent_id or each.pk,
                                           each.parent_id is not None, each.order, each.pk))  # fmt: skip


def _morning(day: date) -> datetime:
    return clock.at(day.year, day.month, day.day)
