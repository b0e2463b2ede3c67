"""Whom to call next: pure functions over the waiting, the calls so far and the rule in force.

Elderly and disabled people, pregnant women, people with merit (Laws 39/2009/QH12, 51/2010/QH12, Ordinance
02/2020/UBTVQH14) and whoever has an appointment are called first, but never so that others wait for ever: at most
``in_a_row`` of them pass the oldest ordinary ticket, and only one once that has waited ``longest_wait``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID


@dataclass(frozen=True)
class Fairness:
    """``in_a_row`` is at least 1."""

    in_a_row: int
    longest_wait: timedelta


@dataclass(frozen=True)
class Waiting:
    """One ticket: ``since`` when it was drawn, ``preferred_from`` when it comes first (None: never)."""

    key: UUID
    since: datetime
    preferred_from: datetime | None = None

    def is_preferred(self, now: datetime) -> bool:
        return self.preferred_from is not None and self.preferred_from <= now


@dataclass(frozen=True)
class Called:
    """A call that was made: when, and whether of a preferred ticket."""

    at: datetime
    preferred: bool


def choose(waiting: Collection[Waiting], calls: Sequence[Called], rule: Fairness, now: datetime) -> Waiting | None:
    """The ticket to call now; None where nobody waits. ``calls`` are today's, oldest first."""
    preferred = sorted((w for w in waiting if w.is_preferred(now)), key=_turn)
    ordinary = sorted((w for w in waiting if not w.is_preferred(now)), key=lambda w: (w.since, w.key))
    if not preferred or not ordinary:
        return next(iter(preferred or ordinary), None)
    oldest = ordinary[0]
    allowed = 1 if now - oldest.since >= rule.longest_wait else rule.in_a_row
    return oldest if passed(oldest, calls) >= allowed else preferred[0]


def passed(ordinary: Waiting, calls: Sequence[Called]) -> int:
    """How many preferred tickets were called in a row while ``ordinary`` stood first among the ordinary ones."""
    number = 0
    for call in reversed(calls):
        if not call.preferred or call.at < ordinary.since:
            break
        number += 1
    return number


def order(waiting: Collection[Waiting], calls: Sequence[Called], rule: Fairness, now: datetime) -> list[Waiting]:
    """The order in which these would be called if nobody else came and time stood still."""
    left, made, found = list(waiting), list(calls), []
    while (one := choose(left, made, rule, now)) is not None:
        left.remove(one)
        found.append(one)
        made.append(Called(now, one.is_preferred(now)))
    return found


def _turn(one: Waiting) -> tuple[datetime, datetime, UUID]:
    assert one.preferred_from is not None
    return one.preferred_from, one.since, one.key
