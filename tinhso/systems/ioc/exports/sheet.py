"""What a board says, once for every form: read and written as its page does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from tinhso.base.registry import Text
from tinhso.engines.directory.api import name_of_subject
from tinhso.engines.indicators.api import Indicator, boards, name_period
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.boards.reading import OF_A_UNIT, ByUnit, board_of, by_unit, home_board, leading, screen_of
from tinhso.systems.ioc.boards.tiles import Tile, tiles
from tinhso.systems.ioc.boards.units import name_of, shown_units
from tinhso.ui import days


@dataclass(frozen=True)
class Section:
    """A heading with its figures."""

    title: Text
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Sheet:
    """A board of a unit in a period; ``moment`` is when it was so, ``reader`` who took it out of the house."""

    title: Text
    asked: Asked
    sections: Sequence[Section]
    units: ByUnit | None
    moment: datetime
    reader: str

    @property
    def tiles(self) -> list[Tile]:
        return [tile for section in self.sections for tile in section.tiles]

    @property
    def unit(self) -> str:
        return self.asked.sight.name

    @property
    def period(self) -> str:
        return name_period(self.asked.period)

    @property
    def exact(self) -> str:
        if self.asked.day is not None:
            return _("As known at the end of %(day)s") % {"day": f"{self.asked.day:%d/%m/%Y}"}
        return _("Exact at %(moment)s") % {"moment": days.moment(self.moment)}

    @property
    def permission(self) -> str:
        """Whose eyes these figures are for."""
        many = len(self.asked.sight.units)
        reach = _("the whole province") if self.asked.sight.is_whole else self.unit
        if many and not self.asked.sight.is_whole:
            reach = _("%(unit)s with all below it") % {"unit": self.unit}
        return _("Taken out by %(reader)s, who may see the figures of %(reach)s.") % {
            "reader": self.reader,
            "reach": reach,
        }

    @property
    def by_unit(self) -> list[tuple[str, list[float | int | None]]]:
        """(unit, values by column), the busiest first as on the screen."""
        if self.units is None or not self.columns:
            return []
        first, units = self.columns[0].code, self.units
        rows = sorted(shown_units(self.asked, units), key=lambda unit: -(units.value(unit.key, first) or 0))
        return [(name_of(unit), [units.value(unit.key, i.code) for i in self.columns]) for unit in rows]

    @property
    def columns(self) -> Sequence[Indicator]:
        return self.units.indicators if self.units else ()


def sheet_of(asked: Asked, code: str) -> Sheet:
    """Of the board of this code, or of the home page (``""``). Raises Http404."""
    title: Text = _("Leaders' board")
    if code:
        board = board_of(code, asked.actor)
        if board is None:
            raise Http404
        title, groups, columns = board.title, [(board.title, board.indicators)], board.indicators[:OF_A_UNIT]
    else:
        groups, columns = [(board.title, tuple(home_board(board))) for board in boards()], tuple(leading())
    wanted = list({i.code: i for _title, several in groups for i in several}.values())
    screen = screen_of(asked, wanted)
    found = tiles(screen, wanted, asked)
    actor = asked.actor
    return Sheet(
        title,
        asked,
        [Section(heading, [found[i.code] for i in several]) for heading, several in groups],
        by_unit(asked, columns) if asked.sight.units and columns else None,
        screen.moment,
        name_of_subject((actor.position or actor.subject) if actor else 0),
    )
