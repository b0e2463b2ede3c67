"""Which offices an official's figures are of: all that ``indicators.view`` reaches, or one unit among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinhso.base.errors import Denied
from tinhso.base.text import sort_key
from tinhso.engines.access.api import scopes
from tinhso.engines.directory.api import brief_name
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.office_tree import Node, OfficeTree
from tinhso.engines.indicators.places import Ids

PERMISSION = "indicators.view"


@dataclass(frozen=True)
class Unit:
    """An office with all below it, as one line of a table; ``own`` is the office alone, ``until`` its last day over."""

    code: str
    name: str
    offices: tuple[int, ...]
    own: bool = False
    until: date | None = None

    @property
    def key(self) -> str:
        return f"{self.code}{'.' if self.own else ''}"


@dataclass(frozen=True)
class Sight:
    """What is looked at: its name, its offices (None: the whole province), its parts, and the way to it."""

    name: str
    code: str
    offices: Ids
    units: tuple[Unit, ...]
    way: tuple[Unit, ...]
    is_whole: bool = False  # the top of the province: what is kept for the whole counts here
    then: date | None = None  # a unit that was closed since, as it stood on that day

    @property
    def here(self) -> int | None:
        """The unit as targets name it; None for the whole province."""
        own = next((unit.offices[0] for unit in self.units if unit.own), None)
        return None if self.is_whole else own or (self.offices[0] if self.offices else None)


def sight(actor: Actor | None, code: str = "", on: date | None = None) -> Sight:
    """All that the actor may look at, or the unit ``code`` in it. Raises Denied; two statements.

    A unit that was closed since is seen with what stood under it ``on`` a day of its own time, a district of before
    July 2025 with its communes.
    """
    tree = OfficeTree.load()
    seen = tree.reached(scopes(actor, PERMISSION))
    if not seen:
        raise Denied
    tops = [node for node in seen if node.up not in tree.ids(seen)]
    if not code and len(tops) == 1:
        code = tops[0].code
    if not code:
        offices = None if len(seen) == len(tree.nodes) else _heres(seen)
        units = tuple(_unit(tree, node, seen) for node in _in_order(tops))
        return Sight(_("All offices in my charge"), "", offices, units, (), is_whole=offices is None)
    node = tree.by_code.get(code)
    if node is None or node not in seen:
        raise Denied
    if on is not None and tree.was_there(node, on):
        return _sight_then(tree, node, on, seen)
    below = [n for n in tree.below(node) if n in seen]
    offices = None if len(below) == len(tree.nodes) else _heres(below)
    children = _in_order(n for n in below if n.up == node.id)
    units = tuple(_unit(tree, child, seen) for child in children)
    if units:
        units = (Unit(node.code, brief_name(node.name), (node.here,), own=True), *units)
    way = tuple(_unit(tree, above, seen) for above in tree.way(node) if above in seen)
    return Sight(node.name, node.code, offices, units, way, is_whole=node.up is None)


def _sight_then(tree: OfficeTree, node: Node, on: date, seen: frozenset[Node]) -> Sight:
    def unit(one: Node) -> Unit:
        heres = tuple(n.here for n in tree.below_then(one, on) if n in seen)
        return Unit(one.code, brief_name(one.name), heres)

    below = [n for n in tree.below_then(node, on) if n in seen]
    units = tuple(unit(child) for child in _in_order(n for n in below if n.parent == node.id))
    own = (Unit(node.code, brief_name(node.name), (node.here,), own=True),) if units else ()
    way = tuple(unit(above) for above in tree.way_then(node) if above in seen)
    return Sight(node.name, node.code, _heres(below), (*own, *units), way, then=on)


def _unit(tree: OfficeTree, node: Node, seen: frozenset[Node]) -> Unit:
    heres = tuple(n.here for n in tree.below(node) if n in seen)
    return Unit(node.code, brief_name(node.name), heres, until=node.until)


def _heres(nodes: object) -> list[int]:
    return sorted(node.here for node in nodes)  # type: ignore[attr-defined]


def _in_order(nodes: object) -> list[Node]:
    return sorted(nodes, key=lambda node: sort_key(node.name))  # type: ignore[call-overload,no-any-return]
