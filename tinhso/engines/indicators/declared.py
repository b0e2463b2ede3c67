"""Every indicator that the parts declare, by code."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from tinhso.base.registry import Part, load, parts
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.series import Series


def declarations() -> Iterator[tuple[Part, Indicator]]:
    """What each part's module of indicators holds under a name, in the order of writing."""
    for part in parts():
        if part.indicators:
            for thing in vars(load(part.indicators)).values():
                if isinstance(thing, Indicator) and thing.code:
                    yield part, thing


@cache
def indicators() -> dict[str, Indicator]:
    return {indicator.code: indicator for _, indicator in declarations()}


def _with_those_before() -> Iterator[Indicator]:
    for indicator in indicators().values():
        found: Indicator | None = indicator
        while found is not None:
            yield found
            found = found.before


def all_series() -> tuple[Series, ...]:
    """Every series that is to be rolled up, each once; what is counted once each does not add up."""
    return tuple({s.key: s for i in _with_those_before() for s in i.all_series if not s.each}.values())
