"""What of the province's events is told outside, and in which words: parts declare it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.text import capfirst

from tinhso.base.registry import event_kinds, offered
from tinhso.engines.events.api import Actor
from tinhso.engines.events.models import Event

Told = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """One part's events. Parts offer one at the point ``clients.sources``.

    ``types`` maps the kind of an event to the name under which clients know it (``dossier.received``). ``present``
    says, for those of the events whose records the reader may read, the code of the record and the data: codes, numbers
    and dates, never personal data. It decides by a query over the whole set.
    """

    scope: str
    types: Mapping[str, str]
    present: Callable[[Actor, Sequence[Event]], Mapping[UUID, tuple[str, Told]]]


@cache
def sources() -> tuple[Source, ...]:
    return offered("clients.sources")


def choices() -> list[tuple[str, str]]:
    """Every name with what it tells, in words, for whoever chooses."""
    kinds, labels = event_kinds(), dict[str, str]()
    for source in sources():
        for kind, name in source.types.items():
            labels.setdefault(name, f"{capfirst(str(kinds[kind].label))} ({name})")
    return sorted(labels.items())


def types() -> list[str]:
    """Every name of an event that a client can be told of."""
    return sorted({name for source in sources() for name in source.types.values()})
