"""The rows of the page: what was said, what we compute, where the records lie, or why there are none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from tinhso.base.registry import Text
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators import api as indicators
from tinhso.systems.articles.computing import Computed
from tinhso.systems.articles.fields import FIELDS
from tinhso.systems.articles.published import Published, published
from tinhso.ui import figures

PERMISSION = "indicators.view"
CONFLICT = ("F05", "F04")  # two snapshots of the same province; the earlier date has the larger count
SAID_ALONE = ("F43",)  # a share without a whole numerator: nothing can be counted to give it


@dataclass(frozen=True)
class Row:
    """One published figure beside ours; ``drill`` opens the records, for those who may see the whole province's."""

    said: Published
    found: Computed | None
    drill: str = ""

    @property
    def state(self) -> str:
        """same, other, nothing (no records of that time), alone, elsewhere, or missing (no system yet)."""
        if not self.said.is_home:
            return "elsewhere"
        if self.said.id in SAID_ALONE:
            return "alone"
        if self.found is None:
            return "missing"
        if self.found.value is None:
            return "nothing"
        return "same" if self.found.agrees(self.said) else "other"

    @property
    def value(self) -> str:
        """Ours, with as many digits as the article has, and one more where that says "more than"."""
        if self.found is None:
            return ""
        places = self.said.places + self.found.ours.more
        return written(self.found.rounded(places), self.said, places)

    @property
    def parts(self) -> tuple[int, int] | None:
        """Our numerator and denominator."""
        if self.found is None or self.found.now.over is None or self.found.now.of is None or self.found.since:
            return None
        return int(self.found.now.of), self.found.now.over

    @property
    def within(self) -> str:
        """How many of these the article counts apart, as our records have it."""
        if self.found is None or self.found.within is None:
            return ""
        named = indicators.find(self.found.ours.within)
        return f"{named.name if named else ''}: {figures.number(self.found.within.of)}"

    @property
    def period(self) -> str:
        return "" if self.found is None else indicators.name_period(self.found.period)

    @property
    def since(self) -> str:
        return "" if self.found is None or self.found.since is None else indicators.name_period(self.found.since)

    @property
    def field(self) -> Text:
        """The system that would count it."""
        return FIELDS[self.said.system]

    @property
    def text(self) -> str:
        """The article's own value."""
        return written(self.said.value, self.said, self.said.places)


def rows(found: Mapping[str, Computed], actor: Actor | None) -> list[Row]:
    """Every figure of every article."""
    top = directory.top_office()
    opens = top is not None and actor is not None and access.may_at(actor, PERMISSION, directory.subjects_of(top))
    return [Row(said, found.get(said.id), _drill(found.get(said.id), top) if opens else "") for said in published()]


def by_field(every: Iterable[Row]) -> list[tuple[str, Text, list[Row]]]:
    """(number, name, rows) in the list's order."""
    groups: dict[str, list[Row]] = {}
    for row in every:
        groups.setdefault(row.said.system, []).append(row)
    return [(system, FIELDS[system], found) for system, found in groups.items()]


def _drill(found: Computed | None, top: Office | None) -> str:
    """The list behind it in the leaders' pages; the lines add up to the figure."""
    if found is None or found.value is None or top is None:
        return ""
    query = urlencode({"ky": found.ours.period, "don-vi": top.code})
    return f"{reverse('indicators:drill', args=[found.ours.indicator])}?{query}"


def written(value: Decimal | None, said: Published, places: int) -> str:
    """In the form of the reader's language, with the article's unit."""
    if value is None:
        return figures.NO_DATA
    text = figures.number(value, places)
    return f"{text} {said.unit}" if said.unit else text
