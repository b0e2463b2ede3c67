"""Cases whose appointment has passed, at this very moment: a figure and its list from one filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.indicators.drilling import Line
from tinhso.engines.indicators.late_then import LateThen
from tinhso.engines.indicators.measures import Offices


@dataclass(frozen=True)
class LateCases:
    """The two sides of a Live indicator over the cases of one ``kind`` ("services.dossier") that are in hand."""

    kind: str

    def count(self, offices: Offices) -> Mapping[int, int]:
        """How many per office (*here* integers)."""
        return dict(self._late(offices).values_list("office__here").annotate(n=Count("pk")))

    def drill(self, offices: Offices, after: str, n: int) -> Iterable[Line]:
        """The very cases, the longest overdue first."""
        rows = self._late(offices).select_related("office").order_by("due_at", "pk")
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

    def then(self, moment: datetime) -> LateThen:
        """The same at a moment that has passed."""
        return LateThen(self.kind, moment)

    def _late(self, offices: Offices) -> QuerySet[Case]:
        late = Case.objects.late().filter(stage__in=cases.IN_HAND, kind=self.kind)
        return late if offices is None else late.filter(office__here__in=offices)
