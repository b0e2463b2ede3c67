"""Reading of marks and steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.steps import Step
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indexes.versions import Version


def last_marks(items: Iterable[Item], offices: Sequence[Office], period: str) -> dict[tuple[UUID, UUID, str], Mark]:
    """The mark that counts, by criterion, office and kind; one statement."""
    found = (
        Mark.objects.filter(criterion__in=[item.pk for item in items], office__in=offices, period=period)
        .order_by("criterion_id", "office_id", "kind", "-at", "-pk")
        .distinct("criterion_id", "office_id", "kind")
    )
    return {(mark.criterion_id, mark.office_id, mark.kind): mark for mark in found if mark.points is not None}


def history_of(version: Version, office: Office, period: str) -> tuple[list[Mark], list[Step]]:
    """Every mark and step of a card, the newest first."""
    marks = (
        Mark.objects.filter(criterion__version=version, office=office, period=period)
        .select_related("criterion")
        .prefetch_related("evidence__file")
        .order_by("-at", "-pk")
    )
    return list(marks), list(steps_of(version, office, period))


def steps_of(version: Version, office: Office, period: str) -> list[Step]:
    """The steps of a card, the newest first."""
    return list(Step.objects.filter(version=version, office=office, period=period).order_by("-at", "-pk"))


def last_steps(version: Version, offices: Sequence[Office], period: str) -> dict[UUID, Step]:
    """The last step of each office's card; one statement."""
    found = (
        Step.objects.filter(version=version, office__in=offices, period=period)
        .order_by("office_id", "-at", "-pk")
        .distinct("office_id")
    )
    return {step.office_id: step for step in found}


def confirmed(version: Version, office: Office) -> list[Step]:
    """The cards of an office that were confirmed, by period the newest first."""
    return list(Step.objects.filter(version__index=version.index_id, office=office, kind=Step.Kind.CONFIRMED)
                .order_by("-at"))  # fmt: skip
