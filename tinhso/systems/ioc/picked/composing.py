"""Putting indicators in order on a page, before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tinhso.base.registry import Text
from tinhso.base.text import sort_key
from tinhso.engines.indicators.api import Indicator, boards, catalogue


@dataclass(frozen=True)
class Shelf:
    """Indicators to choose from, under the title of the board that shows them or under none."""

    title: Text
    indicators: list[Indicator]


def arranged(codes: Sequence[str], act: str, added: Sequence[str]) -> list[str]:
    """The order after one press: ``up:code``, ``down:code``, ``off:code`` or ``add``; anything else changes nothing."""
    found = list(dict.fromkeys(codes))
    verb, _, code = act.partition(":")
    if verb == "add":
        return list(dict.fromkeys([*found, *added]))
    if code not in found:
        return found
    place = found.index(code)
    found.pop(place)
    if verb == "off":
        return found
    found.insert({"up": max(place - 1, 0), "down": place + 1}.get(verb, place), code)
    return found


def shelves(picked: Sequence[str]) -> list[Shelf]:
    """All indicators that are not picked yet, each once, as the boards show them; last the others by name."""
    left: dict[str, Indicator] = {code: one for code, one in catalogue().items() if code not in set(picked)}
    found = [Shelf(board.title, _taken(left, board.indicators)) for board in boards()]
    rest = sorted(left.values(), key=lambda one: sort_key(str(one.name)))
    return [shelf for shelf in (*found, Shelf("", rest)) if shelf.indicators]


def _taken(left: dict[str, Indicator], wanted: Sequence[Indicator]) -> list[Indicator]:
    return [left.pop(one.code) for one in wanted if one.code in left]


def names(codes: Sequence[str], known: Mapping[str, Indicator]) -> list[tuple[str, Text]]:
    """(code, name) of what is picked, in its order."""
    return [(code, known[code].name) for code in codes if code in known]
