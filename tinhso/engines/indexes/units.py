"""Whose cards there are: the agencies directly under the province's People's Committee, each with all below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.cards import Unit
from tinhso.engines.indicators.api import Period

# Of many offices at once what ``directory.offices_under`` says of one.
UNDER = """
    WITH RECURSIVE under (root, id) AS (
        SELECT id, id FROM directory_office WHERE id = ANY(%s)
        UNION
        SELECT under.root, o.id
        FROM under JOIN directory_office o ON o.parent_id = under.id OR o.successor_id = under.id
    )
    SELECT root, o.here_id FROM under JOIN directory_office o USING (id) ORDER BY 1, 2
"""


def as_units(offices: Sequence[Office]) -> list[Unit]:
    """Offices with those whose records count as theirs; one statement."""
    found: dict[UUID, list[int]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(UNDER, [[office.pk for office in offices]])
        for root, here in cursor.fetchall():
            found[root].append(here)
    return [Unit(office, found[office.pk]) for office in offices]


def compared_on(day: date) -> list[Office]:
    """The agencies that are compared with one another, in the order of their identifiers."""
    top = directory.top_office(day)
    return list(Office.objects.on(day).filter(parent=top).order_by("code")) if top is not None else []


def day_of(period: Period) -> date:
    """The day on which a period is looked at: its last, or today while it runs."""
    return min(period.last, clock.today())
