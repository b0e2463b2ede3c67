"""One step of an internal process while it is only written down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tinhso.engines.cases.models import Join, Process, Step


@dataclass(frozen=True)
class Stride:
    """One step as it is written down before publication; what is asked of other agencies is asked as it begins."""

    name: str
    kind: str
    unit: str
    hours: Decimal
    sector: str = ""
    channel_hours: Mapping[str, Decimal] = field(default_factory=dict)
    may_consult: bool = True
    asks: tuple[str, ...] = ()  # codes of agencies
    question: str = ""
    join: str = Join.NONE
    quorum: int = 0
    answer_hours: Decimal | None = None
    silence_consents: bool = False

    def hours_for(self, channel: str) -> Decimal:
        return Decimal(self.channel_hours.get(channel) or self.hours)


def as_strides(process: Process) -> list[Stride]:
    """The steps of a version as they could be written down again."""
    return [
        Stride(
            step.name, step.kind, step.unit, step.hours, step.sector,
            {channel: Decimal(hours) for channel, hours in step.channel_hours.items()},
            step.may_consult, tuple(step.asks), step.question, step.join, step.quorum, step.answer_hours,
            step.silence_consents,
        )
        for step in process.steps.all()
    ]  # fmt: skip


def write_steps(process: Process, strides: Iterable[Stride]) -> None:
    """Make these the steps of a version that has none."""
    Step.objects.bulk_create(
        Step(
            process=process,
            order=order,
            kind=stride.kind,
            name=stride.name,
            unit=stride.unit,
            sector=stride.sector,
            hours=stride.hours,
            channel_hours={channel: str(hours) for channel, hours in stride.channel_hours.items()},
            may_consult=stride.may_consult,
            asks=list(stride.asks),
            question=stride.question,
            join=stride.join,
            quorum=stride.quorum,
            answer_hours=stride.answer_hours,
            silence_consents=stride.silence_consents,
        )
        for order, stride in enumerate(strides, 1)
    )
