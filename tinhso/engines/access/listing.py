"""Which records may they? A filter for small sets, a merge of indexes for the long ones."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Subquery
from django.db.models.expressions import RawSQL
from django.db.models.lookups import IsNull

from tinhso.engines.access.asking import scopes
from tinhso.engines.access.models import Involvement
from tinhso.engines.events.api import PLATFORM, Actor

M = TypeVar("M", bound=models.Model)
LAST = UUID(int=2**128 - 1)

_MERGE = """
SELECT found.record
FROM unnest(%s::integer[]) AS reached(subject)
CROSS JOIN LATERAL (
    SELECT i.record FROM access_involvement i
    WHERE i.model = %s AND i.subject = reached.subject AND i.record < %s
    ORDER BY i.record DESC LIMIT %s
) AS found
GROUP BY found.record ORDER BY found.record DESC LIMIT %s
"""


def only(
    actor: Actor | None, permission: str, queryset: models.QuerySet[M], *, one_by_one: bool = False
) -> models.QuerySet[M]:
    """Those records of a small set (one person's, one office's open ones) that the permission reaches.

    ``one_by_one`` asks for each record of the set, however many the permission reaches: a set that stays small
    while the archive grows (what is open and late) must not be joined to everything that a leader may read.
    """
    reach = scopes(actor, permission)
    if actor == PLATFORM:
        return queryset
    if not reach:
        return queryset.none()
    rows = Involvement.objects.filter(
        record=OuterRef("pk"), model=queryset.model._meta.label_lower, subject__in=sorted(reach)
    )
    if one_by_one:  # the planner makes a join of EXISTS, but not of a scalar subquery
        return queryset.filter(IsNull(Subquery(rows.values("subject")[:1]), False))
    return queryset.filter(Exists(rows))


def newest(
    actor: Actor | None, permission: str, model: type[models.Model], after: UUID | None = None, n: int = 50
) -> list[UUID]:
    """The keys of the ``n`` newest records that the permission reaches, newest first, older than ``after``.

    Exact and without repetition: what is among the newest of all is among the newest of one of its subjects.
    The cost grows with the number of subjects reached, not of records.
    """
    reach = scopes(actor, permission)
    if actor == PLATFORM:
        return list(_all(model, after).values_list("pk", flat=True)[:n])
    if not reach:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_MERGE, [sorted(reach), model._meta.label_lower, after or LAST, n, n])
        return [record for (record,) in cursor.fetchall()]


def among_newest(
    actor: Actor | None, permission: str, queryset: models.QuerySet[M], after: UUID | None = None, n: int = 50
) -> models.QuerySet[M]:
    """Those of ``queryset`` that are among the keys of ``newest``, in the one statement that reads them.

    The keys stand in an array, which the database works out once, and then reads those records alone.
    """
    reach = scopes(actor, permission)
    if actor == PLATFORM:
        return queryset.filter(pk__in=list(_all(queryset.model, after).values_list("pk", flat=True)[:n]))
    if not reach:
        return queryset.none()
    keys = RawSQL(f"ARRAY({_MERGE})", [sorted(reach), queryset.model._meta.label_lower, after or LAST, n, n])
    return queryset.filter(Func(F("pk"), keys, function="", arg_joiner=" = ANY", output_field=BooleanField()))


def _all(model: type[models.Model], after: UUID | None) -> models.QuerySet[Any]:
    records = model._default_manager.order_by("-pk")
    return records.filter(pk__lt=after) if after else records
