"""What a figure adds up, as data: one relation of terms serves the read, the fold and the drill alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import product

Value = str | int | bool | None  # None: the fact is not there, as in events from before there was such a fact
COLUMNS = ("channel", "topic")  # the rest of a condition speaks of facts
# From where one adds up: the beginning of the period, of everything, of the year.
FLOW, STOCK, YEAR = 0, 1, 2
# What can be counted once each, and where an event names it; as text, so that one statement counts them all.
THINGS = {
    "record": "e.subject::text",
    "topic": "nullif(e.topic, '')",
    "office": "e.office::text",
    "area": "e.area::text",
    "actor": "nullif(e.actor, 0)::text",
}


@dataclass(frozen=True)
class Term:
    """Events of one kind under equalities, each adding ``sign × factor`` (× a numeric fact)."""

    kind: str
    channel: str | None
    topic: str | None
    facts: str  # a JSON object that the event's facts contain
    factor: int = 1
    fact: str | None = None
    without: str | None = None  # a fact that the event must not have


@dataclass(frozen=True)
class Series:
    """What is added up, and from where (``reach``). With ``each``: how many different ones, counted from the events."""

    terms: tuple[Term, ...]
    reach: int = FLOW
    each: str = ""  # one of THINGS

    @property
    def is_stock(self) -> bool:
        return self.reach == STOCK

    @cached_property
    def key(self) -> int:
        """The definition itself as a number: another definition is another series, so none is ever misread."""
        text = repr([(t.kind, t.channel, t.topic, t.facts, t.factor, t.fact, t.without) for t in self.terms])
        text += self.each
        return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(term.kind for term in self.terms)


def terms(
    kinds: Iterable[str],
    where: Mapping[str, Value | tuple[Value, ...]],
    *,
    factor: int = 1,
    fact: str | None = None,
) -> tuple[Term, ...]:
    """One term for each kind and each combination of the values that a condition allows: no event meets two."""
    names = sorted(where)
    choices = [tuple(dict.fromkeys(_several(where[name]))) for name in names]
    found = []
    for kind, *values in product(sorted(set(kinds)), *choices):
        met = {name: value for name, value in zip(names, values, strict=True) if value is not None}
        absent = [name for name, value in zip(names, values, strict=True) if value is None]
        if len(absent) > 1:
            raise ValueError(f"Only one fact can be asked to be absent, not {absent}.")
        found.append(
            Term(
                kind=str(kind),
                channel=_text(met.pop("channel", None)),
                topic=_text(met.pop("topic", None)),
                facts=json.dumps(met, sort_keys=True, ensure_ascii=False),
                factor=factor,
                fact=fact,
                without=absent[0] if absent else None,
            )
        )
    return tuple(found)


def _several(value: Value | tuple[Value, ...]) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
