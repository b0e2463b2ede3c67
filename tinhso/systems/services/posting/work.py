"""Consignments in the inbox of the desk: results to hand to the post, and what has come."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.inbox.api import Wanted, Work
from tinhso.engines.post import api as post
from tinhso.engines.post.models import Consignment

_read: ContextVar[tuple[Actor, int] | None] = ContextVar("consignments_read", default=None)


class PostWork:
    """What a clerk has to hand to the post or to take in from it; nobody takes it up, so it is everybody's.

    The page asks for the items, then how many there are: what the first question found answers the second, once.
    """

    def items(self, actor: Actor, wanted: Wanted) -> Sequence[Work]:
        if wanted.only in ("late", "mine") or not access.holds(actor, "post.prepare"):
            return []
        words = wanted.words.strip().upper()
        found = post.waiting_at(actor, n=wanted.limit)
        _read.set((actor, len(found)) if len(found) < wanted.limit else None)
        return [self._item(each) for each in found if words in f"{each.code} {each.reference} {each.name.upper()}"]

    def counts(self, actor: Actor) -> dict[str, int]:
        if not access.holds(actor, "post.prepare"):
            return {}
        read = _read.get()
        _read.set(None)
        if read is not None and read[0] is actor:
            return {"all": read[1]}
        return {"all": post.how_much_waits(actor)}

    def _item(self, each: Consignment) -> Work:
        if each.is_lost:
            step = _("Lost by the post: have another copy made ready and send it again")
        elif each.is_returned:
            step = _("Undeliverable, came back: ask for the address or keep it at the desk")
        elif each.has_come_to_the_desk:
            step = _("Papers have come by post: take them in")
        else:
            step = _("Hand the result to the post")
        return Work(
            code=each.reference or each.code,
            title=each.code,
            step=step,
            who=each.name,
            url=reverse("post:consignment", args=[each.code]),
            since=each.ended_at or each.made_at,
            due_at=None,
            is_mine=False,
        )


WORK = PostWork()
