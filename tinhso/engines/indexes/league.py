"""The ranking of offices: the share of points of what could be scored, like with like, ties at the same place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tinhso.base.text import sort_key
from tinhso.engines.directory.models import Office
from tinhso.engines.indexes.cards import Card, Unit
from tinhso.engines.indexes.ranking import ranks
from tinhso.engines.indexes.totals import Total
from tinhso.engines.indexes.versions import Version


@dataclass(frozen=True)
class Placed:
    """An office in its table; ``rank`` None where too little could be scored to compare."""

    office: Office
    total: Total
    rank: int | None
    grade: str


def league(version: Version, units: Sequence[Unit], cards: Mapping[UUID, Card], kind: str) -> dict[str, list[Placed]]:
    """By kind of office, the best first; those without a rank come last, in the order of their names."""
    by_kind: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_kind[unit.office.kind].append(unit)
    return {name: _table(version, some, cards, kind) for name, some in sorted(by_kind.items())}


def _table(version: Version, units: Sequence[Unit], cards: Mapping[UUID, Card], kind: str) -> list[Placed]:
    totals = {unit.office.pk: cards[unit.office.pk].total(kind) for unit in units}
    places = ranks({
        key: total.percent if total.known >= version.ranked_from else None for key, total in totals.items()
    })  # fmt: skip
    rows = [
        Placed(unit.office, total := totals[unit.office.pk], places[unit.office.pk], version.grade(total.percent))
        for unit in units
    ]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, sort_key(row.office.name)))
