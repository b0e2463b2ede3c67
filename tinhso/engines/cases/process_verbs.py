"""Publishing an internal process: a new version, for cases that begin from now on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.cases.models import Process, Step


@dataclass(frozen=True)
class Stride:
    """One step as it is written down before publication."""

    name: str
    kind: str
    unit: str
    hours: Decimal
    sector: str = ""


@transaction.atomic
def publish_process(*, topic: str, strides: Sequence[Stride]) -> Process:
    """Make these the steps of ``topic``; unchanged steps make no new version.

    Raises Refused unless exactly the last step signs and every step has working hours.
    """
    signing = [number for number, stride in enumerate(strides) if stride.kind == Step.Kind.SIGN]
    if signing != [len(strides) - 1]:
        raise Refused(_("Exactly the last step must decide and sign."), field="kind")
    if any(stride.hours <= 0 for stride in strides):
        raise Refused(_("Every step needs working hours greater than zero."), field="hours")
    current = process_for(topic, exactly=True)
    if current is not None and _as_strides(current) == list(strides):
        return current
    last = Process.objects.filter(topic=topic).aggregate(last=Max("number"))["last"] or 0
    process = Process.objects.create(topic=topic, number=last + 1, published_at=clock.now())
    Step.objects.bulk_create(
        Step(
            process=process,
            order=order,
            kind=stride.kind,
            name=stride.name,
            unit=stride.unit,
            sector=stride.sector,
            hours=stride.hours,
        )
        for order, stride in enumerate(strides, 1)
    )
    return process


def process_for(topic: str, *, exactly: bool = False) -> Process | None:
    """The version in force for a topic; without one of its own, the process of every topic."""
    topics = [topic] if exactly else [topic, ""]
    found = Process.objects.filter(topic__in=topics).exclude(published_at=None).order_by("-topic", "-number")
    return found.first()


def _as_strides(process: Process) -> list[Stride]:
    return [Stride(s.name, s.kind, s.unit, s.hours, s.sector) for s in process.steps.all()]
