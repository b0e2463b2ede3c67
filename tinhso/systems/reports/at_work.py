"""Returns in the inbox of whoever fills in, signs, checks or approves."""

from __future__ import annotations

from collections.abc import Sequence

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.api import Wanted, Work
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.queries import RIGHTS, waiting_for
from tinhso.systems.reports.states import next_step
from tinhso.systems.reports.telling import address, period_name


class ReportWork:
    """Nobody takes a return up: it waits for everybody of the office who may go on with it."""

    def items(self, actor: Actor, wanted: Wanted) -> Sequence[Work]:
        if wanted.only == "mine" or not _concerns(actor):
            return []
        found = waiting_for(actor)
        if wanted.only == "late":
            found = found.late()
        if wanted.words.strip():
            found = found.filter(regime__name__icontains=wanted.words.strip())
        return [_item(one) for one in found[: wanted.limit]]

    def counts(self, actor: Actor) -> dict[str, int]:
        if not _concerns(actor):
            return {}
        due = list(waiting_for(actor).values_list("due_at", "delivered_at"))
        return {"all": len(due), "late": sum(given is None and at < clock.now() for at, given in due)}


def _concerns(actor: Actor) -> bool:
    return any(access.holds(actor, permission) for permission in RIGHTS)


def _item(one: Return) -> Work:
    return Work(
        code=period_name(one.lasts),
        title=one.regime.name,
        step=next_step(one),
        who=one.office.brief,
        url=address(one),
        since=one.delivered_at or one.opens_at,
        due_at=one.due_at if one.delivered_at is None else None,
        is_mine=False,
    )


WORK = ReportWork()
