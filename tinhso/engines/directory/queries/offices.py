"""Finding offices, and the subjects by which rights and figures know them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from tinhso.base import clock
from tinhso.base.codes import office_code
from tinhso.base.text import fold
from tinhso.engines.access.api import kept
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.offices import Office

INSIDE = frozenset({Office.Kind.DIVISION, Office.Kind.DESK})

# From an office up to its ancestors, and from each closed one on to what took it over.
_SUBJECTS = """
    WITH RECURSIVE line (id, itself) AS (
        SELECT %s::uuid, true
        UNION
        SELECT next.id, line.itself AND next.itself
        FROM line JOIN directory_office o ON o.id = line.id, LATERAL (
            SELECT o.parent_id AS id, false AS itself WHERE o.parent_id IS NOT NULL
            UNION ALL
            SELECT o.successor_id, true WHERE o.successor_id IS NOT NULL
        ) next
    )
    SELECT o.here_id FROM line JOIN directory_office o USING (id) WHERE itself
    UNION
    SELECT o.below_id FROM line JOIN directory_office o USING (id)
    ORDER BY 1
"""
_UNDER = """
    WITH RECURSIVE under (id) AS (
        SELECT %s::uuid
        UNION
        SELECT o.id FROM under JOIN directory_office o ON o.parent_id = under.id OR o.successor_id = under.id
    )
    SELECT o.here_id FROM under JOIN directory_office o USING (id) ORDER BY o.here_id
"""


def subjects_of(office: Office) -> tuple[int, ...]:
    """The subjects that a record of this office carries; one query.

    *Here* of the office, *below* of itself and of every ancestor. Remembered until an office changes. A closed
    office adds those of its successor,
    which goes on with its records.
    """
    return _subjects(office.pk)


def offices_under(office: Office) -> list[int]:
    """*Here* of the office, of all under it, and of those that they took over; one query.

    The other side of ``subjects_of``: an office is in this list exactly if its records carry this office's *below*.
    """
    return list(_integers(_UNDER, office.pk))


def office_by_here(here: int) -> Office:
    """The office whose events carry ``here``. Raises Office.DoesNotExist."""
    return Office.objects.select_related("area", "parent").get(here_id=here)


@kept
def office_by_id(key: UUID) -> Office:
    """The office with its area and parent, remembered until an office changes: to be read, not to be changed.

    Raises Office.DoesNotExist.
    """
    return Office.objects.select_related("area", "parent").get(pk=key)


def offices_by_here(subjects: Iterable[int]) -> dict[int, Office]:
    """Many offices at once, by their *here*."""
    found = Office.objects.select_related("area").filter(here_id__in=list(subjects))
    return {office.here_id: office for office in found}


def office_by_code(code: str) -> Office | None:
    """The office of an identifier in either notation. Raises Refused for what is no identifier."""
    return Office.objects.select_related("area", "parent").filter(code=str(office_code(code))).first()


def top_office(day: date | None = None) -> Office | None:
    """The People's Committee of the province that this installation serves on ``day``."""
    tops = Office.objects.on(day or clock.today()).filter(parent=None, kind=Office.Kind.COMMITTEE)
    return tops.select_related("area").order_by("code").first()


def home_province(day: date | None = None) -> Area | None:
    """The province whose People's Committee this installation serves on ``day``: the top of its offices."""
    top = top_office(day)
    return top.area if top else None


def offices_of(area: Area, day: date | None = None) -> list[Office]:
    """The offices that serve exactly this unit on ``day``."""
    return list(Office.objects.on(day or clock.today()).filter(area=area).order_by("code"))


def by_code(offices: Iterable[Office]) -> list[Office]:
    """In the order that people count in: H53.11 comes before H53.101."""
    return sorted(offices, key=lambda office: [(len(part), part) for part in office.code.split(".")])


def agencies(words: str = "", *, kind: str = "", day: date | None = None) -> list[Office]:
    """``search_offices`` without the units inside an agency."""
    return [office for office in search_offices(words, kind=kind, day=day) if office.kind not in INSIDE]


def directly_under(office: Office, day: date | None = None) -> list[Office]:
    """The offices directly under one on ``day``."""
    return list(office.children.filter(valid_on(day or clock.today())).order_by("code"))


def taken_over_by(office: Office) -> list[Office]:
    """The closed offices whose records this one goes on with."""
    return list(office.predecessors.order_by("code"))


def search_offices(words: str = "", *, kind: str = "", day: date | None = None) -> list[Office]:
    """The offices of ``day`` whose name or address holds every word, with or without diacritics, by kind and code."""
    found = Office.objects.on(day or clock.today()).select_related("area", "parent")
    if kind:
        found = found.filter(kind=kind)
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return list(found.order_by("code"))


@kept
def _subjects(office: UUID) -> tuple[int, ...]:
    return _integers(_SUBJECTS, office)


def _integers(sql: str, office: UUID) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [office])
        return tuple(row[0] for row in cursor.fetchall())
