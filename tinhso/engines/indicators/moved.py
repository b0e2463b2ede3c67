"""What was published, what it is now, and the very records that came in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.engines.directory.models import Office
from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.drilling import OF, Line, drill
from tinhso.engines.indicators.figures import Figure
from tinhso.engines.indicators.finding import catalogue
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.models import Closing, Entry, FrozenFigure, Restatement
from tinhso.engines.indicators.office_tree import OfficeTree
from tinhso.engines.indicators.places import Ids
from tinhso.engines.indicators.typed import Typed
from tinhso.engines.indicators.verbs.closing import as_kept, published


@dataclass(frozen=True)
class Beside:
    """A published figure, what was restated of it, and what it is now; ``now`` None: nothing is known."""

    frozen: FrozenFigure
    indicator: Indicator | None
    restated: Restatement | None
    now: Figure | None

    @property
    def has_moved(self) -> bool:
        said = self.restated.value if self.restated else self.frozen.value
        return self.now is not None and as_kept(self.now.value) != said


def beside(closing: Closing, office: Office, unit: str = "") -> list[Beside]:
    """Every published figure of one unit with what it is now."""
    found = catalogue()
    frozen = list(closing.figures.filter(unit=unit).prefetch_related("restatements").order_by("code"))
    wanted = {row.code: found[row.code] for row in frozen if row.code in found}
    screen = published(office, closing.lasts, wanted) if wanted else None
    live = (screen.groups.get(unit, {}) if unit else screen.total) if screen else {}
    return [
        Beside(
            row,
            found.get(row.code),
            next((r for r in row.restatements.all() if r.replaced_at is None), None),
            live.get(row.code),
        )
        for row in frozen
    ]


def moved_lines(frozen: FrozenFigure, offices: Ids, *, part: str = OF, n: int = 50) -> list[Line]:
    """The events that the published figure had not seen: their worths are the difference to what it is now."""
    indicator = catalogue().get(frozen.code)
    if indicator is None or isinstance(indicator, Derived | Typed):
        return []
    closing = frozen.closing
    return drill(
        indicator.in_force(closing.first), period=closing.lasts, offices=offices, part=part, n=n,
        unseen_by=closing.snapshot,
    )  # fmt: skip


def moved_values(frozen: FrozenFigure) -> Sequence[Entry]:
    """For a kept series: the values that were given after the closing."""
    closing, indicator = frozen.closing, catalogue().get(frozen.code)
    if not isinstance(indicator, Typed):
        return []
    days = {"first__gte": closing.lasts.year_begins, "end__lte": closing.end}
    return list(Entry.objects.filter(series=indicator.series, at__gt=closing.at, **days).order_by("at"))


def offices_of(closing: Closing, office: Office, unit: str) -> Ids:
    """The offices of a frozen figure, as the closing counted them."""
    tree = OfficeTree.load()
    node = tree.by_code[unit] if unit else tree.nodes[office.pk]
    below = list(tree.below(node))
    return None if len(below) == len(tree.nodes) else sorted(n.here for n in below)


__all__ = ["Beside", "beside", "moved_lines", "moved_values", "offices_of"]
