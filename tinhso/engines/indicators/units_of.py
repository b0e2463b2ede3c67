"""The units that values and targets are given for, as choices of a form and as codes of a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tinhso.engines.access.api import scopes
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.indicators.office_tree import Node, OfficeTree


@dataclass(frozen=True)
class UnitChoice:
    """``office`` is a *here* subject, ``area`` a key; neither: the whole province."""

    code: str
    name: str
    office: int | None = None
    area: int | None = None


def offices_within(actor: Actor | None, permission: str) -> list[Node]:
    """The offices there are today where the actor holds the permission, the top of the province first, by code."""
    reached = OfficeTree.load().reached(scopes(actor, permission))
    return sorted((n for n in reached if n.successor is None), key=lambda n: (n.parent is not None, n.code))


def units(by_unit: str, day: date) -> dict[str, UnitChoice]:
    """Every unit of a series, by its code; offices there are today, communes there were on ``day``."""
    if by_unit == "office":
        return {n.code: UnitChoice(n.code, n.name, office=n.here) for n in OfficeTree.load().nodes.values()}
    if by_unit == "area":
        home = directory.home_province()
        communes = directory.communes_of(home, day) if home else []
        return {area.code: UnitChoice(area.code, area.name, area=area.pk) for area in communes}
    return {}
