"""The carrier's clerk says how a way ended while the carrier's own system cannot tell us."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.noting import note
from tinhso.engines.post.stages import ENDED, FINAL, Stage
from tinhso.engines.post.tracked import Track
from tinhso.engines.post.verbs.preparing import locked
from tinhso.engines.post.verbs.tracking import settle


@transaction.atomic
def report_by_hand(
    consignment_id: UUID, *, stage: str, reason: str, by: Actor, at: datetime | None = None
) -> Consignment:
    """Delivered, come back or lost, at a moment (now), and why it is typed. It counts until the carrier's own end
    of the way arrives: the same end is counted once, another takes its place.

    Raises Denied, Refused for what is no end, no reason or an impossible moment, AlreadyDone where the way has ended.
    """
    found = locked(consignment_id)
    by = access.require(by, "post.carry", found)
    if found.stage in ENDED:
        raise AlreadyDone(_("The way of this consignment has ended already."))
    if not found.is_with_the_post:
        raise Refused(_("The post has not taken this over yet."))
    if stage not in FINAL:
        raise Refused(_("Say whether it was delivered, came back or was lost."), field="stage")
    if not reason.strip():
        raise Refused(_("Say how you know and why it is typed by hand."), field="reason")
    moment = at or clock.now()
    if not found.made_at <= moment <= clock.now():
        raise Refused(_("The moment lies between the making of the consignment and now."), field="at")
    place = directory.office_by_here(by.office) if by.office else None
    Track.objects.create(
        consignment=found, message=f"by-hand-{stage}", stage=Stage(stage), at=moment, by=by.subject,
        place=place.name[:120] if place else "", note=nfc(reason.strip())[:200],
    )  # fmt: skip
    note("post.reported_by_hand", found, by=by, stage=str(stage))
    settle(found)
    return found
