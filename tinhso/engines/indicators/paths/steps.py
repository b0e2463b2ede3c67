"""The next steps of a path: what a figure is made of by unit, day, procedure and official."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from tinhso.base.registry import Text, offered
from tinhso.base.text import sort_key
from tinhso.engines.directory.api import names_of
from tinhso.engines.indicators import splitting
from tinhso.engines.indicators.as_known import end_of
from tinhso.engines.indicators.figures import Reading, figures
from tinhso.engines.indicators.paths.way import DAY, OFFICIAL, TOPIC, UNIT, Way
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.series import FLOW
from tinhso.engines.indicators.shown import value_text
from tinhso.engines.indicators.sight import Unit

TOPICS = "indicators.topics"  # offered: codes -> {code: name}
MOST = 200


@dataclass(frozen=True)
class Part:
    """One line: its name, its value, for a ratio both sides, where it leads, and its length in the hundred."""

    name: Text
    value: str
    sides: str
    url: str
    share: int


@dataclass(frozen=True)
class Chosen:
    """What was chosen on the way, and the address without it."""

    name: Text
    url: str


def possible(way: Way) -> list[str]:
    """The steps that lead on from here: nothing that is chosen already, nothing that the figure does not know."""
    series = way.indicator.of_series
    found = []
    if way.sight.units and not way.is_own and not (way.narrow and (series is None or series.each)):
        found.append(UNIT)
    if series is None:
        return found
    if series.reach == FLOW and way.on is None and way.period.kind != "day":
        found.append(DAY)
    if way.narrow.topic is None:
        found.append(TOPIC)
    if way.narrow.official is None:
        found.append(OFFICIAL)
    return found


def parts(way: Way, step: str) -> list[Part]:
    """The lines of one step: days as they come, all else the largest first."""
    if step == UNIT:
        return _lines(way, [(unit.name if not unit.own else _("%(office)s itself") % {"office": unit.name},
                             reading, way.to(unit=unit.key)) for unit, reading in _units(way)])  # fmt: skip
    if step == DAY:
        days = sorted(_split(way, splitting.DAY).items())
        found = [(date.fromisoformat(text), reading) for text, reading in days]
        return _lines(way, [(f"{day:%d/%m/%Y}", reading, way.to(on=day)) for day, reading in found], in_order=True)
    if step == TOPIC:
        topics = _split(way, splitting.TOPIC)
        names = topic_names(topics)
        return _lines(way, [(names.get(code) or code or _("Of no procedure"), reading, _only(way, topic=code))
                            for code, reading in topics.items()])  # fmt: skip
    officials = {int(subject): reading for subject, reading in _split(way, splitting.OFFICIAL).items()}
    names_by = names_of(officials.keys() - {0})
    return _lines(way, [(names_by.get(one) or _nobody(one), reading, _only(way, official=one))
                        for one, reading in officials.items()])  # fmt: skip


def chosen(way: Way) -> list[Chosen]:
    """What was chosen beyond unit and period, each with the way on without it."""
    found = []
    if way.on is not None:
        found.append(Chosen(f"{way.on:%d/%m/%Y}", way.to(on=None).address()))
    if (topic := way.narrow.topic) is not None:
        found.append(Chosen(topic_names([topic]).get(topic, topic), _only(way, topic=None).address()))
    if (official := way.narrow.official) is not None:
        name = names_of([official]).get(official) if official else None
        found.append(Chosen(name or _nobody(official), _only(way, official=None).address()))
    return found


def topic_names(codes: Iterable[str]) -> dict[str, str]:
    """As the parts name what their events are about; one statement for each part that does."""
    wanted, found = sorted(filter(None, set(codes))), dict[str, str]()
    for names in offered(TOPICS) if wanted else ():
        found |= names(wanted)
    return found


def _nobody(official: int) -> str:
    return _("an official who has left") if official else _("By no official: a citizen, a program or the system")


def _only(way: Way, **chosen: str | int | None) -> Way:
    return way.to(narrow=replace(way.narrow, **chosen))  # type: ignore[arg-type]


def _split(way: Way, by: str) -> Mapping[str, Reading]:
    code = way.indicator.code
    found = splitting.split(
        [way.indicator], by=by, period=way.within, offices=way.offices, known_by=end_of(way.day), narrow=way.narrow
    )
    return {part: of[code] for part, of in found.items()}


def _units(way: Way) -> Iterable[tuple[Unit, Reading]]:
    """Each unit below with its reading: from the rows, or where something else was chosen from the events."""
    code, units = way.indicator.code, way.sight.units
    if not way.narrow:
        screen = figures(
            [way.indicator], period=way.within, offices=way.offices, compare=(), known_by=end_of(way.day),
            groups={unit.key: Place(unit.offices) for unit in units},
        )  # fmt: skip
        return [(unit, screen.groups[unit.key][code].now) for unit in units]
    by_office = {int(office): reading for office, reading in _split(way, splitting.OFFICE).items()}
    return [(unit, _added([by_office[o] for o in unit.offices if o in by_office], way)) for unit in units]


def _added(readings: list[Reading], way: Way) -> Reading:
    of = sum(reading.of or 0 for reading in readings)
    if way.indicator.over_series is None:
        return Reading(of)
    return Reading(of, sum(reading.over or 0 for reading in readings), way.indicator.share)


def _lines(way: Way, rows: list[tuple[Text, Reading, Way]], *, in_order: bool = False) -> list[Part]:
    known = [row for row in rows if row[1].of or row[1].over]
    if not in_order:
        known.sort(key=lambda row: (-(row[1].over or row[1].of or 0), sort_key(str(row[0]))))
    most = max((abs(_size(reading)) for _name, reading, _way in known), default=0) or 1
    return [
        Part(
            name,
            value_text(way.indicator, reading.value),
            "" if reading.over is None else f"{reading.of}/{reading.over}",
            there.address(),
            round(100 * abs(_size(reading)) / most),
        )
        for name, reading, there in known[:MOST]
    ]


def _size(reading: Reading) -> float:
    return reading.value or 0
