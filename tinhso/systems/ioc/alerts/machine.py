"""When a rule fires and when it is calm again, as a pure function of what was seen before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from tinhso.base import clock


class Sight(Enum):
    """What a value means to a rule; BETWEEN is past neither bound, or unknown."""

    WORSE, BETWEEN, FINE = "worse", "between", "fine"


class Standing(Enum):
    CALM, WAITING, FIRING = "calm", "waiting", "firing"


@dataclass(frozen=True)
class State:
    """Where a rule stands, and since when."""

    standing: Standing = Standing.CALM
    since: datetime | None = None


@dataclass(frozen=True)
class Bounds:
    """Fires at ``bound`` or beyond, is calm again at ``clears_at`` or on its other side (hysteresis)."""

    is_above: bool
    bound: float
    clears_at: float

    def sees(self, value: float | None) -> Sight:
        if value is None:
            return Sight.BETWEEN
        sign = 1 if self.is_above else -1
        if sign * value >= sign * self.bound:
            return Sight.WORSE
        return Sight.FINE if sign * value <= sign * self.clears_at else Sight.BETWEEN


def step(state: State, seen: Sight, moment: datetime, hold: timedelta) -> State:
    """The state after one look. It fires once the bad value has held for ``hold`` at every look."""
    if state.standing is Standing.FIRING:
        return State(Standing.CALM, moment) if seen is Sight.FINE else state
    if seen is not Sight.WORSE:
        return state if state.standing is Standing.CALM else State(Standing.CALM, moment)
    since = state.since if state.standing is Standing.WAITING and state.since else moment
    return State(Standing.FIRING, moment) if moment - since >= hold else State(Standing.WAITING, since)


def is_quiet(moment: datetime, begins: time | None, ends: time | None) -> bool:
    """Whether nobody is to be disturbed now; hours that begin in the evening go past midnight."""
    if begins is None or ends is None or begins == ends:
        return False
    now = clock.local(moment).time()
    return begins <= now < ends if begins < ends else now >= begins or now < ends
