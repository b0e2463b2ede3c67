"""From the plan to single dossiers: which agency, in which week, which procedure, for whom; the same every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from tinhso.base import clock
from tinhso.base.codes import phone
from tinhso.engines.cases.models import Process
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.systems.services.planting.bulk import Order
from tinhso.systems.services.planting.past.cast import PastAgency, Who
from tinhso.systems.services.planting.past.lives import BASE, life_of
from tinhso.systems.services.planting.past.plan import Window, by_tier, share, topics
from tinhso.systems.services.planting.past.procedures import TIERS, Past
from tinhso.systems.services.planting.past.ways import EVERY, WAYS, Way
from tinhso.systems.services.planting.stencils import Stencil, stencil_of

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Pattern:
    """A way lived at an agency, for the first of its citizens."""

    stencil: Stencil
    agency: PastAgency

    def weeks(self, window: Window) -> list[timedelta]:
        """The weeks in which it lies wholly within the window and working time runs the same way."""
        life = self.stencil.life
        first, last = clock.local(life.at).date(), clock.local(life.acts[-1].at).date()
        fitting = []
        week = (window.first - BASE.date()) // WEEK * WEEK
        while first + week <= window.last:
            if first + week >= window.first and last + week <= window.last and self.stencil.fits(week):
                fitting.append(week)
            week += WEEK
        return fitting


@dataclass
class Share:
    """What one of several who plant side by side plants: his agencies and his procedures."""

    part: int
    of: int
    patterns: Mapping[tuple[str, Way], Sequence[Pattern]]
    versions: Mapping[str, ProcedureVersion]  # by code

    @cached_property
    def about(self) -> dict[str, dict[str, str]]:
        """What fills a procedure's slots, by its code."""
        return {code: _filling(said_about(version)) for code, version in self.versions.items()}

    @cached_property
    def people(self) -> dict[str, dict[str, str]]:
        """What fills an applicant's slots, by their number."""
        who = {one.number: (person, one) for found in self.patterns.values() for pattern in found
               for person, one in pattern.agency.citizens}  # fmt: skip
        return {number: _filling(said_of(one)) for number, one in who.items()}

    def orders(self, windows: Iterable[Window]) -> Iterator[Order]:
        for window in windows:
            for way, number in window.ways.items():
                for tier, many in by_tier(share(number, self.part, self.of)).items():
                    yield from self._orders(window, way, tier, many)

    def _orders(self, window: Window, way: Way, tier: str, many: int) -> Iterator[Order]:
        places = [(one, one.weeks(window)) for one in self.patterns[tier, way]]
        places = [place for place in places if place[1]]
        for number, code in enumerate(topics(many, self.codes(window, way, tier))):
            one, weeks = places[number % len(places)]
            who = one.agency.citizens[number // len(places) % len(one.agency.citizens)]
            yield Order(
                one.stencil, weeks[number * len(weeks) // many], who[0], self.people[who[1].number] | self.about[code]
            )

    def codes(self, window: Window, way: Way, tier: str) -> list[str]:
        """The procedures begun this way; at the desk those come first of which nothing comes in online."""
        online = range(window.begun_online)
        numbers = online if way.channel == "online" else [*range(window.begun_online, window.begun), *online]
        return [Past(n).code for n in numbers if is_of(n, self.part, self.of) and Past(n).tier == tier]


def is_of(number: int, part: int, of: int) -> bool:
    """Whether a procedure or an agency is planted by this part; each part has some of every tier."""
    return number // len(TIERS) % of == part


def said_of(who: Who) -> dict[str, str]:
    """Texts of a dossier's rows that name its applicant, each with its slot."""
    one = who[1]
    return {
        one.name: "name",
        one.number: "personal",
        one.born_on.isoformat(): "born",
        phone(one.phone): "phone",
        one.line: "line",
    }


def said_about(version: ProcedureVersion) -> dict[str, str]:
    """Texts of a dossier's rows that name its procedure, each with its slot."""
    procedure = version.procedure
    return {
        str(version.pk): "version",
        procedure.code: "topic",
        procedure.name: "title",
        procedure.sector_id: "sector",
    }


def _filling(said: Mapping[str, str]) -> dict[str, str]:
    return {slot: text for text, slot in said.items()}


def patterns_of(
    agencies: Sequence[PastAgency], versions: Mapping[str, ProcedureVersion], process: Process
) -> dict[tuple[str, Way], list[Pattern]]:
    """Every way lived through the verbs at every agency, or at every third or ninth, and taken back."""
    found: dict[tuple[str, Way], list[Pattern]] = {}
    for way in WAYS:
        seen: dict[str, int] = {}
        for one in agencies:
            place = seen[one.tier] = seen.get(one.tier, -1) + 1
            if place % EVERY[way]:
                continue
            version = next(v for code, v in versions.items() if Past(int(code[2:]) - 1).tier == one.tier)
            who = one.citizens[0]
            slots = said_about(version) | said_of(who)
            stencil = stencil_of(life_of(one, way, who, version, process), slots)
            found.setdefault((one.tier, way), []).append(Pattern(stencil, one))
    return found
