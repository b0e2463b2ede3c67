"""Where events count: everywhere, in some offices, in some areas, or where both meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinhso.engines.indicators.statements import Sql, within

Ids = Sequence[int] | None


@dataclass(frozen=True)
class Place:
    """Offices and areas whose events count; None is all of them, 0 stands for events that name none."""

    offices: Ids = None
    areas: Ids = None
    whole: bool = False  # stands for the whole province though its offices are named

    @property
    def is_whole(self) -> bool:
        """Whether what is said of the whole province is said of this place."""
        return self.whole or (self.offices is None and self.areas is None)

    @property
    def is_crossing(self) -> bool:
        """Offices by areas have no rollup: there the events themselves are few."""
        return self.offices is not None and self.areas is not None


@dataclass(frozen=True)
class Places:
    """The places of one read, numbered as they stand; -1 stands for all offices or all areas."""

    places: Sequence[Place]

    @property
    def scope(self) -> list[tuple[int, int, int]]:
        """(number, office, area) of every row that a place adds up, each once."""
        return [(n, o, a) for n, p in enumerate(self.places) for o in _ids(p.offices) for a in _ids(p.areas)]

    @property
    def grouping_sets(self) -> str:
        """How lines are added up so that they meet the scope."""
        return ", ".join(f"({', '.join(names)})" for names in self.ways)

    @property
    def ways(self) -> list[tuple[str, ...]]:
        """By which columns the places look: by none, by one, or by both."""
        sets = {
            (("office",) if p.offices is not None else ()) + (("area",) if p.areas is not None else ())
            for p in self.places
        }
        return sorted(sets)

    @property
    def rows(self) -> list[Sql]:
        """Conditions on rollup rows ``r``, one for each way to look: apart, so that each finds its own index."""
        offices, areas = (_all(p.offices for p in self.places), _all(p.areas for p in self.places))
        found: list[Sql] = []
        if any(p.offices is None and p.areas is None for p in self.places):
            found.append(("r.office = -1 AND r.area = -1", []))
        if offices:
            found.append(("r.area = -1 AND r.office >= 0 AND r.office = ANY(%s)", [offices]))
        if areas:
            found.append(("r.office = -1 AND r.area >= 0 AND r.area = ANY(%s)", [areas]))
        return found

    @property
    def here(self) -> Sql:
        """A condition on events ``e`` that leaves out what no place counts."""
        office = within("office", _all(p.offices for p in self.places) if self._every("offices") else None)
        area = within("area", _all(p.areas for p in self.places) if self._every("areas") else None)
        return office[0] + area[0], office[1] + area[1]

    def _every(self, name: str) -> bool:
        return all(getattr(place, name) is not None for place in self.places)


def _ids(ids: Ids) -> Sequence[int]:
    return (-1,) if ids is None else list(dict.fromkeys(ids))


def _all(several: Iterable[Ids]) -> list[int]:
    return sorted({i for ids in several if ids is not None for i in ids})
