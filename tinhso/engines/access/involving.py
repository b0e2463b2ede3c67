"""Which subjects a record carries: its office's *here*, every self-or-ancestor's *below*, its people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from tinhso.engines.access.models import Involvement

M = TypeVar("M", bound=models.Model)
FIRST = UUID(int=0)  # before every key

# What is already right is left alone. A record that loses a subject stays in the hands of this transaction
# (access_hold), so that a verb which forwards a case out of its own sight can still finish.
_REPLACE = """
WITH wanted AS (SELECT * FROM unnest(%(records)s::uuid[], %(subjects)s::integer[]) AS w(record, subject)),
gone AS (
    DELETE FROM access_involvement i
    WHERE i.record = ANY(%(all)s::uuid[]) AND i.model = %(model)s
      AND NOT EXISTS (SELECT FROM wanted w WHERE w.record = i.record AND w.subject = i.subject)
    RETURNING i.record
), come AS (
    INSERT INTO access_involvement (model, subject, record)
    SELECT %(model)s, w.subject, w.record FROM wanted w
    ON CONFLICT DO NOTHING RETURNING record
)
SELECT (SELECT count(*) FROM (SELECT record FROM gone UNION SELECT record FROM come) AS changed),
       (SELECT count(access_hold(record)) FROM (SELECT DISTINCT record FROM gone) AS lost)
"""


def involve(record: models.Model, subjects: Iterable[int]) -> None:
    """Make ``subjects`` the record's set: one statement that touches only what differs.

    The caller holds the record's lock (or has just made it), as a verb does.
    """
    _replace(record._meta.label_lower, {record.pk: frozenset(subjects)})


def involve_also(record: models.Model, subjects: Iterable[int]) -> None:
    """Add subjects and keep the others: a consulted office, say."""
    rows = [Involvement(model=record._meta.label_lower, subject=s, record=record.pk) for s in frozenset(subjects)]
    Involvement.objects.bulk_create(rows, ignore_conflicts=True)


def involved(record: models.Model) -> frozenset[int]:
    """The subjects that the record carries."""
    rows = Involvement.objects.filter(record=record.pk, model=record._meta.label_lower)
    return frozenset(rows.values_list("subject", flat=True))


def reinvolve(queryset: models.QuerySet[M], subjects_of: Callable[[M], Iterable[int]], *, batch: int = 500) -> None:
    """Work out the subjects of many records again, after an office has moved.

    Each batch is locked and committed on its own, so it may be repeated and stands in nobody's way for long.
    """
    last: UUID | None = FIRST
    while last is not None:
        last = reinvolve_some(queryset, subjects_of, after=last, batch=batch)


def reinvolve_some(
    queryset: models.QuerySet[M], subjects_of: Callable[[M], Iterable[int]], *, after: UUID, batch: int = 500
) -> UUID | None:
    """One batch of ``reinvolve``, of the records whose keys come ``after``: the last of them, None when none is left.

    ``queryset`` names in ``select_related`` and ``prefetch_related`` what ``subjects_of`` reads of each record.
    """
    keys = queryset.select_related(None).prefetch_related(None).order_by("pk").values_list("pk", flat=True)
    some: list[UUID] = list(keys.filter(pk__gt=after)[:batch])
    if not some:
        return None
    with transaction.atomic():
        records = queryset.filter(pk__in=some).order_by("pk").select_for_update(of=("self",))
        _replace(queryset.model._meta.label_lower, {one.pk: frozenset(subjects_of(one)) for one in records})
    return some[-1]


def _replace(model: str, sets: Mapping[UUID, frozenset[int]]) -> int:
    pairs = [(record, subject) for record, subjects in sets.items() for subject in sorted(subjects)]
    if any(subject <= 0 for _, subject in pairs):
        raise ValueError("A subject is a positive integer; the platform itself is never involved.")
    with connection.cursor() as cursor:
        cursor.execute(
            _REPLACE,
            {
                "model": model,
                "all": list(sets),
                "records": [record for record, _ in pairs],
                "subjects": [subject for _, subject in pairs],
            },
        )
        (changed, _held) = cursor.fetchone()
    return int(changed)
