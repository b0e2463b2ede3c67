"""Handing a day's consignments to the post, and the post's signature for them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor, record
from tinhso.engines.payments import api as payments
from tinhso.engines.post.carriers import Carrier
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.manifested import Manifest
from tinhso.engines.post.noting import involve, note
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.preparing import order, require_at_desk, withdraw_order


@transaction.atomic
def hand_over(consignment_ids: Iterable[UUID], *, by: Actor) -> Manifest:
    """Put prepared results of one desk on a numbered manifest and announce them to the carrier.

    What is to be collected at the door is settled now: nothing where the postage has been paid. Raises Denied,
    Refused for none or for several desks, AlreadyDone where one of them was handed over before.
    """
    wanted = sorted(set(consignment_ids))
    rows = Consignment.objects.select_for_update(of=("self",)).filter(pk__in=wanted, direction=Direction.OUT)
    found = list(rows.select_related("office", "carrier__office").order_by("code"))
    if not found or len(found) != len(wanted):
        raise Refused(_("Choose at least one consignment to hand over."))
    for consignment in found:
        by = require_at_desk(by, consignment)
    if len({(each.office_id, each.carrier_id) for each in found}) > 1:
        raise Refused(_("These belong to several desks. Make a manifest for each."))
    if gone := [each.code for each in found if each.stage != Stage.PREPARED]:
        raise AlreadyDone(_("Handed over or called off before: %(codes)s.") % {"codes": ", ".join(gone)})
    manifest = _number(found, by)
    for consignment in found:
        paid = consignment.demand is None or payments.is_settled(consignment.pk)
        consignment.manifest, consignment.stage = manifest, Stage.HANDED
        consignment.cod = 0 if paid else consignment.cod
        consignment.save(update_fields=["manifest", "stage", "cod"])
        involve(consignment, carrier=True)
        order(consignment, round=str(manifest.pk))
        note("post.handed_over", consignment, by=by, manifest=str(manifest), cod=consignment.cod)
    return manifest


@transaction.atomic
def confirm(manifest_id: UUID, *, by: Actor, missing: Iterable[str] = (), note_text: str = "") -> Manifest:
    """The post's clerk took the list over; what was not there goes back to the desk and is handed over anew.

    Raises Denied, AlreadyDone for a second time, Refused for a number that is not on the list.
    """
    manifest = Manifest.objects.select_for_update(of=("self",)).select_related("office", "carrier__office").get(
        pk=manifest_id
    )  # fmt: skip
    by = access.require_at(by, "post.carry", {manifest.carrier.office.here_id})
    if manifest.confirmed_at is not None:
        raise AlreadyDone(_("This manifest has been confirmed before."))
    absent = sorted(set(missing))
    if unknown := set(absent) - set(manifest.codes):
        raise Refused(_("Not on this manifest: %(codes)s.") % {"codes": ", ".join(sorted(unknown))}, field="missing")
    manifest.confirmed_at, manifest.confirmed_by = clock.now(), by.subject
    manifest.missing, manifest.note = absent, note_text.strip()[:300]
    manifest.save(update_fields=["confirmed_at", "confirmed_by", "missing", "note"])
    rows = Consignment.objects.select_for_update(of=("self",)).select_related("office", "carrier__office")
    for consignment in rows.filter(manifest=manifest, code__in=absent, stage=Stage.HANDED):
        consignment.manifest, consignment.stage = None, Stage.PREPARED
        consignment.save(update_fields=["manifest", "stage"])
        involve(consignment, carrier=False)
        withdraw_order(consignment, round=str(manifest.pk))
        note("post.missed", consignment, by=by, manifest=str(manifest))
    record(
        "post.confirmed",
        on=manifest,
        by=by,
        office=manifest.office.here_id,
        area=manifest.office.area_id,
        topic="post",
        count=len(manifest.codes),
        missing=len(absent),
    )
    return manifest


def _number(found: list[Consignment], by: Actor) -> Manifest:
    """The next number of the desk's day; the carrier's row is the lock."""
    first = found[0]
    Carrier.objects.select_for_update().get(pk=first.carrier_id)
    day = clock.today()
    number = Manifest.objects.filter(office=first.office, day=day).count() + 1
    return Manifest.objects.create(
        office=first.office,
        carrier=first.carrier,
        day=day,
        number=number,
        codes=[each.code for each in found],
        made_by=by.subject,
    )
