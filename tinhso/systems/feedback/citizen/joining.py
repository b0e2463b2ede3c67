"""“I have the same trouble”: instead of a second report."""

from __future__ import annotations

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.citizen.drafting import link_token
from tinhso.systems.feedback.knowing import actor_of, guest_by_token, new_guest
from tinhso.systems.feedback.models import Draft, Publication, Support
from tinhso.systems.feedback.public.supporting import take_up


@transaction.atomic
def join(draft: Draft, code: str, *, by: Actor | None) -> Support:
    """Support the published report with this code and end the draft; a second time changes nothing."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    publication = Publication.objects.get(code=code)
    who = by if by and directory.party_of(by) and not by.is_official else _guest(held)
    support = take_up(publication.pk, by=who, is_affected=True)
    held.typed, held.sent_at = {"joined": code}, held.sent_at or clock.now()
    held.save(update_fields=["typed", "sent_at"])
    held.photos.all().delete()
    return support


def _guest(draft: Draft) -> Actor:
    token = link_token(draft)
    return actor_of(guest_by_token(token) or new_guest(token=token).reporter)
