"""Dossiers whose appointment has passed, at this very moment: a figure and its list from one filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.indicators.api import Line


def count(offices: Sequence[int] | None) -> Mapping[int, int]:
    """How many per office (*here* integers)."""
    rows = _overdue(offices).values_list("office__here").annotate(n=Count("pk"))
    return dict(rows)


def drill(offices: Sequence[int] | None, after: str, n: int) -> Iterable[Line]:
    """The very dossiers, the longest overdue first."""
    rows = _overdue(offices).select_related("office").order_by("due_at", "pk")
    if after:
        moment, _, key = after.partition("_")
        since = datetime.fromisoformat(moment)
        rows = rows.filter(Q(due_at__gt=since) | Q(due_at=since, pk__gt=key))
    for case in rows[:n]:
        assert case.due_at is not None
        yield Line(
            at=case.due_at,
            kind="cases.accepted",
            model="cases.case",
            record=case.pk,
            office=case.office.here_id,
            area=case.area_id,
            topic=case.topic,
            channel=case.channel,
            cursor=f"{case.due_at.isoformat()}_{case.pk}",
        )


def _overdue(offices: Sequence[int] | None) -> QuerySet[Case]:
    late = Case.objects.late().filter(stage__in=cases.IN_HAND, kind="services.dossier")
    return late if offices is None else late.filter(office__here__in=offices)
