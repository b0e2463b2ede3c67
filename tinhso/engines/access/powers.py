"""All that an actor may do at a moment: permissions and the subjects they reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tinhso.base import clock
from tinhso.engines.access import epoch
from tinhso.engines.access.declared import declared
from tinhso.engines.access.models import Delegation, Grant
from tinhso.engines.events.api import PLATFORM, Actor

ALWAYS = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
_REMEMBERED = 10_000  # actors; a province has about 5,000 officials
_memory: dict[tuple[int, int | None, int], Powers] = {}


@dataclass(frozen=True)
class Powers:
    """What one actor may do between ``since`` and ``until``, the nearest moments at which something changes.

    ``granted`` maps a permission to the subjects it reaches; ``lent`` does so per position that delegated.
    """

    person: int = 0
    granted: Mapping[str, frozenset[int]] = field(default_factory=dict)
    lent: Mapping[str, Mapping[int, frozenset[int]]] = field(default_factory=dict)
    since: datetime = ALWAYS[0]
    until: datetime = ALWAYS[1]

    def reach(self, permission: str) -> frozenset[int]:
        """Every subject that ``permission`` reaches, by any way. Raises LookupError for an undeclared one."""
        lent = self.lent.get(permission, {}).values()
        return self._by_right(permission).union(*lent)

    def givers(self, permission: str, subjects: Iterable[int]) -> tuple[int, ...]:
        """The positions on whose behalf alone this is possible; none where the actor's own right suffices."""
        place = frozenset(subjects)
        if self._by_right(permission) & place:
            return ()
        return tuple(sorted(giver for giver, reach in self.lent.get(permission, {}).items() if reach & place))

    @property
    def sight(self) -> frozenset[int]:
        """The subjects whose records the database shows at all (the union over all permissions)."""
        own = frozenset({self.person} if self.person else ())
        return own.union(*self.granted.values(), *(reach for lent in self.lent.values() for reach in lent.values()))

    def _by_right(self, permission: str) -> frozenset[int]:
        right = declared(permission)
        own = frozenset({self.person} if self.person and right.own else ())
        return own | self.granted.get(permission, frozenset())


def powers(actor: Actor | None) -> Powers:
    """The actor's powers now; remembered by this process until a right changes. Nobody has none, and the platform
    needs none."""
    if actor is None or actor == PLATFORM:
        return Powers()
    number = epoch.current()
    return remembered(actor, number) or learn(actor, number)


def remembered(actor: Actor, number: int) -> Powers | None:
    """What this process knows of the actor in that epoch, if it holds at this moment."""
    known = _memory.get((actor.subject, actor.position, number))
    return known if known and known.since <= clock.now() < known.until else None


def learn(actor: Actor, number: int) -> Powers:
    """Work the powers out from the tables (two queries) and remember them."""
    if len(_memory) >= _REMEMBERED:
        _memory.clear()
    found = _work_out(actor.subject, actor.position, clock.now())
    _memory[actor.subject, actor.position, number] = found
    return found


def _work_out(person: int, position: int | None, now: datetime) -> Powers:
    delegations = list(Delegation.objects.filter(taker=position)) if position else []
    holders = {person, position} - {None, 0}
    grants = list(Grant.objects.filter(holder__in=holders | {d.giver_id for d in delegations}))
    granted: dict[str, set[int]] = {}
    lent: dict[str, dict[int, set[int]]] = {}
    for grant in grants:
        if not _within(now, grant.valid_from, grant.valid_to):
            continue
        if grant.holder_id in holders:
            granted.setdefault(grant.permission, set()).add(grant.scope_id)
        if any(_lends(delegation, grant, now) for delegation in delegations):
            lent.setdefault(grant.permission, {}).setdefault(grant.holder_id, set()).add(grant.scope_id)
    since, until = _window(now, grants, delegations)
    return Powers(
        person=person,
        granted={permission: frozenset(reach) for permission, reach in granted.items()},
        lent={permission: {giver: frozenset(r) for giver, r in by.items()} for permission, by in lent.items()},
        since=since,
        until=until,
    )


def _window(now: datetime, grants: Iterable[Grant], delegations: Iterable[Delegation]) -> tuple[datetime, datetime]:
    moments = {m for g in grants for m in (g.valid_from, g.valid_to) if m}
    moments |= {m for d in delegations for m in (d.valid_from, _end(d))}
    return max((m for m in moments if m <= now), default=ALWAYS[0]), min(
        (m for m in moments if m > now), default=ALWAYS[1]
    )


def _lends(delegation: Delegation, grant: Grant, now: datetime) -> bool:
    return (
        delegation.giver_id == grant.holder_id
        and grant.permission in delegation.permissions
        and _within(now, delegation.valid_from, _end(delegation))
    )


def _end(delegation: Delegation) -> datetime:
    return min(delegation.valid_to, delegation.revoked_at or delegation.valid_to)


def _within(now: datetime, begin: datetime, end: datetime | None) -> bool:
    return begin <= now and (end is None or now < end)
