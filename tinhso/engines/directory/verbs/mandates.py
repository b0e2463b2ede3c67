"""Giving and ending the right to speak for a business."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied
from tinhso.base.text import nfc
from tinhso.engines.access.api import holds
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.mandates import Mandate
from tinhso.engines.directory.parties import Business, Person
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def give_mandate(
    business: Business,
    person: Person,
    *,
    by: Actor,
    kind: str = Mandate.Kind.AUTHORISED,
    paper: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Mandate:
    """Let a person speak for a business from ``valid_from`` (today) on; ``paper`` names what it rests on.

    ``by`` is the legal representative or registers businesses. Raises Denied, AlreadyDone.
    """
    Business.objects.select_for_update(of=("self",)).get(pk=business.pk)
    _may_change(business, by)
    if business.mandates.filter(person=person, kind=kind, valid_to=None).exists():
        raise AlreadyDone(_("This person has this mandate already."))
    mandate = Mandate.objects.create(
        business=business,
        person=person,
        kind=Mandate.Kind(kind),
        paper=nfc(paper),
        valid_from=valid_from or clock.today(),
        valid_to=valid_to,
    )
    record("directory.mandate_given", on=mandate, by=by, business=business.pk, mandate_kind=str(mandate.kind))
    return mandate


@transaction.atomic
def end_mandate(mandate_id: UUID, *, by: Actor) -> Mandate:
    """End a mandate today. Raises Denied, AlreadyDone."""
    mandate = Mandate.objects.select_for_update(of=("self",)).select_related("business").get(pk=mandate_id)
    _may_change(mandate.business, by)
    if mandate.valid_to is not None and mandate.valid_to <= clock.today():
        raise AlreadyDone(_("This mandate has ended already."))
    mandate.valid_to = clock.today()
    mandate.save(update_fields=["valid_to"])
    record("directory.mandate_ended", on=mandate, by=by, business=mandate.business_id)
    return mandate


def _may_change(business: Business, by: Actor) -> None:
    legal = business.mandates.filter(valid_on(clock.today())).filter(kind=Mandate.Kind.LEGAL)
    if not holds(by, "directory.register") and not legal.filter(person__party__subject=by.subject).exists():
        raise Denied
