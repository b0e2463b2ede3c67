"""The catalogue narrowed step by step: what fits, and how many would with each further choice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.search import WORST, Wanted, ranked

SHOWN = 20
CHOICES = ("sector", "agency", "agency_level", "audience", "level", "life_event")


@dataclass(frozen=True)
class Catalogue:
    """One page of what fits, how many fit, and for every choice how many would."""

    found: list[Procedure]
    total: int
    page: int
    counts: dict[str, Counter[str]]

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // SHOWN))


@dataclass(frozen=True)
class _Light:
    """What is counted of one procedure: for each choice the values that it answers to."""

    key: UUID
    values: dict[str, frozenset[str]]

    def fits(self, wanted: Wanted, but: str = "") -> bool:
        others = ((choice, getattr(wanted, choice)) for choice in CHOICES if choice != but)
        return all(not value or value in self.values[choice] for choice, value in others)


def catalogue(wanted: Wanted, page: int = 1) -> Catalogue:
    """Three queries whatever is asked; a choice is counted with all the others in force but its own."""
    rows = _lights(wanted.words)
    counts = {
        choice: Counter(value for row in rows if row.fits(wanted, choice) for value in row.values[choice])
        for choice in CHOICES
    }
    keys = [row.key for row in rows if row.fits(wanted)]
    page = min(max(page, 1), max(1, -(-len(keys) // SHOWN)))
    here = keys[(page - 1) * SHOWN : page * SHOWN]
    known = Procedure.objects.select_related("sector").defer("vector", "folded").in_bulk(here)
    return Catalogue([known[key] for key in here], len(keys), page, counts)


def _lights(words: str) -> list[_Light]:
    columns = ("pk", "sector_id", "agency", "agency_levels", "audience", "level", "rank")
    rows = list(ranked(words).values_list(*columns))
    rows = [row for row in rows if row[-1] >= rows[0][-1] * WORST]
    events = _events(row[0] for row in rows)
    return [
        _Light(
            key,
            {
                "sector": frozenset({sector}),
                "agency": frozenset({agency} - {""}),
                "agency_level": frozenset(levels),
                "audience": frozenset(audience),
                "level": frozenset({level}),
                "life_event": frozenset(events.get(key, ())),
            },
        )
        for key, sector, agency, levels, audience, level, _rank in rows
    ]


def _events(keys: Iterable[UUID]) -> dict[UUID, list[str]]:
    found: dict[Any, list[str]] = {}
    through = Procedure.life_events.through.objects.filter(procedure_id__in=list(keys))
    for key, event in through.values_list("procedure_id", "lifeevent_id"):
        found.setdefault(key, []).append(event)
    return found
