"""Faults of an internal process, found before it is published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.text import fold
from tinhso.engines.access.models import Grant
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.cases.models import Channel, Join, Step
from tinhso.engines.cases.shaping.ground import Ground, hours_of
from tinhso.engines.cases.shaping.stride import Stride
from tinhso.engines.cases.units import agency_with, right_for, unit_of
from tinhso.engines.directory.models import Office

SHOWN = 3  # names of agencies in one sentence


@dataclass(frozen=True)
class Finding:
    """``grave`` ones keep a process from being published; ``step`` is its place, 0 for the whole."""

    weight: Literal["grave", "light"]
    step: int
    text: str


def lint(strides: Sequence[Stride], ground: Ground) -> list[Finding]:
    """Every fault, the grave ones first, in the order of the steps."""
    alone = [*_order(strides), *_hours(strides), *_asking(strides)]
    return sorted(
        [*alone, *_limits(strides, ground), *_people(strides, ground)], key=lambda one: (one.weight, one.step)
    )


def _order(strides: Sequence[Stride]) -> Iterator[Finding]:
    signing = [place for place, stride in enumerate(strides, 1) if stride.kind == Step.Kind.SIGN]
    if not strides:
        yield Finding("grave", 0, _("There is no step yet."))
    elif not signing:
        yield Finding("grave", 0, _("No step decides and signs: the case would never end."))
    for place in range(signing[0] + 1 if signing else len(strides) + 1, len(strides) + 1):
        yield Finding("grave", place, _("This step is never reached: the case is decided before it."))
    if strides and strides[0].kind == Step.Kind.REVIEW:
        yield Finding("light", 1, _("A review comes first, but nobody has proposed anything yet."))
    names = [fold(stride.name) for stride in strides]
    for place, name in enumerate(names, 1):
        if not name.strip():
            yield Finding("grave", place, _("The step has no name."))
        elif name in names[: place - 1]:
            yield Finding("light", place, _("Two steps have this name: nobody can tell them apart."))


def _hours(strides: Sequence[Stride]) -> Iterator[Finding]:
    for place, stride in enumerate(strides, 1):
        if stride.hours <= 0 or any(hours <= 0 for hours in stride.channel_hours.values()):
            yield Finding("grave", place, _("The step needs working hours greater than zero."))


def _limits(strides: Sequence[Stride], ground: Ground) -> Iterator[Finding]:
    table = timetable_for(ground.agencies[0]) if ground.agencies else timetable_for(None)
    for channel, limit in ground.limits.items():
        total, given = sum(stride.hours_for(channel) for stride in strides), hours_of(limit, table)
        if total > given:
            sentence = _("%(channel)s: the steps take %(total)s working hours, but the legal limit gives %(given)s.")
            facts = {"total": _plain(total), "given": _plain(given), "channel": _channel(channel)}
            yield Finding("grave", 0, sentence % facts)


def _asking(strides: Sequence[Stride]) -> Iterator[Finding]:
    for place, stride in enumerate(strides, 1):
        unknown = [code for code in stride.asks if agency_with(code) is None]
        if unknown:
            sentence = _("There is no agency with the code %(code)s.")
            yield Finding("grave", place, sentence % {"code": ", ".join(unknown)})
        if stride.join == Join.QUORUM and not 1 <= stride.quorum <= len(stride.asks):
            yield Finding("grave", place, _("More answers are needed than agencies are asked, or none at all."))
        if stride.asks and stride.answer_hours and stride.answer_hours > stride.hours and stride.join != Join.NONE:
            yield Finding("grave", place, _("The agencies may answer later than the step itself must end."))
        if stride.join != Join.NONE and not stride.asks:
            yield Finding("light", place, _("The step waits for answers, but nobody is asked."))
        if stride.silence_consents and stride.join == Join.NONE:
            yield Finding("light", place, _("Silence is consent, but the step does not wait for anybody."))


def _people(strides: Sequence[Stride], ground: Ground) -> Iterator[Finding]:
    """One query for every right and office of the whole process."""
    places = [
        [(unit_of(agency, stride.unit, stride.sector or ground.sector), right_for(stride.kind, stride.unit))
         for agency in ground.agencies]
        for stride in strides
    ]  # fmt: skip
    held = _held({(office.here_id, need) for row in places for office, need in row})
    for place, (stride, row) in enumerate(zip(strides, places, strict=True), 1):
        vacant = [
            agency for agency, (office, need) in zip(ground.agencies, row, strict=True)
            if (office.here_id, need) not in held
        ]  # fmt: skip
        if vacant:
            facts = {"n": len(vacant), "of": len(row), "names": _names(vacant)}
            if len(vacant) == len(row):
                yield Finding("grave", place, _("Nobody can do this step in any of the %(of)d agencies.") % facts)
            else:
                sentence = _("In %(n)d of %(of)d agencies nobody can do this step: %(names)s.")
                yield Finding("light", place, sentence % facts)
        without = [a for a, (office, _need) in zip(ground.agencies, row, strict=True) if office.pk == a.pk]
        if without and stride.unit in (Step.Unit.DESK, Step.Unit.DIVISION):
            facts = {"n": len(without), "of": len(row), "names": _names(without)}
            sentence = _("%(n)d of %(of)d agencies have no such unit, the step falls to the agency itself: %(names)s.")
            yield Finding("light", place, sentence % facts)


def _held(wanted: set[tuple[int, str]]) -> set[tuple[int, str]]:
    now = clock.now()
    valid = Q(valid_to=None) | Q(valid_to__gt=now)
    offices, needs = {office for office, _need in wanted}, {need for _office, need in wanted}
    rows = Grant.objects.filter(valid, permission__in=needs, scope__in=offices, valid_from__lte=now)
    return set(rows.values_list("scope", "permission"))


def _names(offices: Sequence[Office]) -> str:
    names = ", ".join(office.name for office in offices[:SHOWN])
    return f"{names}…" if len(offices) > SHOWN else names


def _plain(hours: object) -> str:
    return f"{hours:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{hours:f}" else f"{hours:f}"


def _channel(channel: str) -> str:
    return str(Channel(channel).label).capitalize() if channel in Channel.values else channel
