"""What the reader may do with a return at this moment."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.systems.reports.nouns.levels import NEEDS, Level
from tinhso.systems.reports.nouns.returns import DONE, Return
from tinhso.systems.reports.verbs.places import agency, places


@dataclass(frozen=True)
class Rights:
    """``passes``: the level at which the reader may pass it on now, or nothing."""

    fill: bool
    sign: bool
    passes: str
    unlock: bool
    correct: bool


def rights(actor: Actor | None, one: Return) -> Rights:
    own = agency(actor) == one.office
    here, there = places(actor, one.office), places(actor, one.regime.owner)
    signs = own and access.may_at(actor, "reports.sign", here)
    approves = access.may_at(actor, "reports.approve", there)
    passes = ""
    if one.level == Level.SIGN:
        passes = one.level if signs else ""
    elif one.level and access.may_at(actor, NEEDS[Level(one.level)], there):
        passes = one.level
    return Rights(
        fill=own and one.is_fillable and access.may_at(actor, "reports.enter", here),
        sign=signs,
        passes=passes,
        unlock=approves and one.stage in DONE,
        correct=signs and one.stage in DONE,
    )
