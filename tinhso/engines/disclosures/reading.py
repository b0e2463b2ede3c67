"""Reading what was published: the newest cell of each place, or as an earlier edition had it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tinhso.engines.directory.models import Office
from tinhso.engines.disclosures.models import Cell, Edition

Place = tuple[UUID, bool]  # an office, and whether with all under it


@dataclass(frozen=True)
class Told:
    """What is told of one series at one place: ``value`` None where it is hidden or nothing was published."""

    value: int | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class Revision:
    """A published value that a later edition changed."""

    month: date
    series: int
    place: Place
    before: int
    after: int
    number: int
    at: datetime


def latest(months: Sequence[date], *, upto: int | None = None, office: UUID | None = None) -> list[Cell]:
    """The cells of these months as they stand, with their editions; ``upto`` an edition's number. One statement."""
    found = Cell.objects.filter(edition__month__in=months).select_related("edition")
    if upto is not None:
        found = found.filter(edition__number__lte=upto)
    if office is not None:
        found = found.filter(office=office, whole=True)
    order = ("edition__month", "series", "office_id", "whole")
    return list(found.order_by(*order, "-edition__number").distinct(*order))


def told(cells: Sequence[Cell], months: Sequence[date]) -> dict[tuple[int, Place], Told]:
    """For each series and place the sum of all ``months``, told only if each of them is; longer periods add nothing."""
    by_place: dict[tuple[int, Place], list[Cell]] = {}
    for cell in cells:
        by_place.setdefault((cell.series, (cell.office_id, cell.whole)), []).append(cell)
    return {key: _sum(some, len(months)) for key, some in by_place.items()}


def _sum(cells: list[Cell], months: int) -> Told:
    if any(cell.is_hidden for cell in cells):
        return Told(is_hidden=True)
    return Told(sum(cell.value for cell in cells)) if len(cells) == months else Told()


def editions(months: Sequence[date] = ()) -> list[Edition]:
    """All editions, or those of some months, the newest first."""
    found = Edition.objects.filter(month__in=months) if months else Edition.objects.all()
    return list(found.order_by("-month", "-number"))


def offices_by_key(keys: Iterable[UUID]) -> dict[UUID, Office]:
    return Office.objects.in_bulk(set(keys))


def revisions(months: Sequence[date], *, office: UUID | None = None) -> list[Revision]:
    """Every change of a value that was told before and after, the newest first; one statement."""
    cells = Cell.objects.filter(edition__month__in=months).select_related("edition")
    if office is not None:
        cells = cells.filter(office=office, whole=True)
    before: dict[tuple[date, int, Place], Cell] = {}
    found = []
    for cell in cells.order_by("edition__month", "edition__number"):
        key = (cell.edition.month, cell.series, (cell.office_id, cell.whole))
        old = before.get(key)
        if old is not None and not old.is_hidden and not cell.is_hidden and old.value != cell.value:
            found.append(Revision(*key, old.value, cell.value, cell.edition.number, cell.edition.at))
        before[key] = cell
    return sorted(found, key=lambda one: (one.at, one.month), reverse=True)
