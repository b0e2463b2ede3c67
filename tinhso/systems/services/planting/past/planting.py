"""Planting the history of 2022 and 2023: what all need first, then shares of the dossiers side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import make_years
from tinhso.engines.forms.models import ProcedureVersion
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.planting.bulk import Press
from tinhso.systems.services.planting.past.cast import cast, offices
from tinhso.systems.services.planting.past.orders import Share, is_of, patterns_of
from tinhso.systems.services.planting.past.plan import WINDOWS, Window, share
from tinhso.systems.services.planting.past.procedures import ALL, Past, plant_procedures, process

Say = Callable[[int, int], None]


def prepare() -> None:
    """Room for the events of those years, the officials and citizens of the time, their internal process."""
    make_years(2020, 2023)
    process()
    cast(list(enumerate(offices())))


def plant_share(part: int, of: int, *, say: Say | None = None) -> int:
    """One of ``of`` shares; goes on where an earlier planting was interrupted. Returns how many were planted."""
    chosen = [(number, office) for number, office in enumerate(offices()) if is_of(number, part, of)]
    numbers = [number for number in range(ALL) if is_of(number, part, of)]
    return plant_windows(WINDOWS, chosen, numbers, part=part, of=of, say=say)


def plant_windows(
    windows: Sequence[Window],
    chosen: Sequence[tuple[int, Office]],
    numbers: Iterable[int],
    *,
    part: int = 0,
    of: int = 1,
    say: Say | None = None,
) -> int:
    """The dossiers of these windows at these agencies, about the procedures with these numbers."""
    many = sum(share(number, part, of) for window in windows for number in window.ways.values())
    plant_procedures(numbers)
    done = Dossier.objects.filter(case__topic__startswith="9.", case__office__in=[o for _, o in chosen]).count()
    if done == many:
        return 0
    versions = versions_of(numbers)
    agencies = cast(chosen)
    orders = Share(part, of, patterns_of(agencies, versions, process()), versions).orders(windows)
    told = None if say is None else lambda made: say(done + made, many)
    return Press().plant(islice(orders, done, None), say=told)


def versions_of(numbers: Iterable[int]) -> dict[str, ProcedureVersion]:
    """The versions of these procedures by their codes, in order."""
    codes = [Past(number).code for number in numbers]
    rows = ProcedureVersion.objects.filter(procedure__code__in=codes).select_related("procedure")
    return {row.procedure.code: row for row in rows.order_by("procedure__code")}
