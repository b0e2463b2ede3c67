"""Keeping what somebody writes while they write it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.models import Draft, DraftPhoto

MOST_PHOTOS = 6
KEPT = timedelta(days=30)  # a draft that nobody touches
KEPT_SENT = timedelta(days=2)  # one that was sent: until then "back" leads to what became of it


@transaction.atomic
def begin(
    typed: Mapping[str, Any],
    *,
    by: Actor | None,
    for_another: bool = False,
    key: UUID | None = None,
    secret: str = "",
) -> Draft:
    """Open a draft. ``key`` and ``secret`` are chosen by a device that wrote it without a connection."""
    return Draft.objects.create(
        id=key or uuid7(),
        owner=by.subject if by else None,
        for_another=for_another,
        secret=secret or secrets.token_urlsafe(24),
        typed=dict(typed),
    )


@transaction.atomic
def keep(draft: Draft, typed: Mapping[str, Any]) -> Draft:
    """Write ``typed`` over what the draft holds; one that was sent stays as it is."""
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if held.sent_at is None:
        held.typed |= typed
        held.changed_at = clock.now()
        held.save(update_fields=["typed", "changed_at"])
    return held


@transaction.atomic
def attach(draft: Draft, photo: bytes | Upload, *, key: str, name: str = "") -> DraftPhoto:  # type: ignore[type-arg]
    """Keep one photo; the first with a place sets the pin where there is none. The same ``key`` is the same photo.

    Raises Refused (field ``photos``) for what is no photo and for more than ``MOST_PHOTOS``.
    """
    held = Draft.objects.select_for_update().get(pk=draft.pk)
    if known := held.photos.filter(key=key).select_related("file").first():
        return known
    if held.sent_at is not None:
        raise Refused(_("This report was sent already."), field="photos")
    if held.photos.count() >= MOST_PHOTOS:
        raise Refused(_("At most %(n)d photos. Remove one first.") % {"n": MOST_PHOTOS}, field="photos")
    try:
        file = files.store(photo, name=name, owner=held.owner, accept=files.PHOTOS)
    except Refused as refused:
        raise Refused(str(refused), field="photos") from refused
    place = _place_in(file)
    made = DraftPhoto.objects.create(
        draft=held, key=key, file=file, lat=place[0] if place else None, lng=place[1] if place else None
    )
    if place and not held.typed.get("lat") and directory.area_at(*place):
        held.typed |= {"lat": f"{place[0]:.5f}", "lng": f"{place[1]:.5f}", "from_photo": "yes"}
        held.save(update_fields=["typed"])
    draft.typed = held.typed
    return made


@transaction.atomic
def detach(draft: Draft, key: str) -> None:
    """Take a photo off; nothing happens where it is gone already."""
    draft.photos.filter(key=key).delete()


def discard(draft: Draft) -> None:
    """Throw a draft away; one that was sent stays until its time has passed."""
    Draft.objects.filter(pk=draft.pk, sent_at=None).delete()


def _place_in(file: File) -> tuple[float, float] | None:
    try:
        return files.picture_facts(file).place
    except Refused:
        return None


def link_token(draft: Draft) -> str:
    """The token of the follow-up link: always the same for a draft, so that sending twice gives one link."""
    return directory.search_key("feedback.link", f"{draft.pk}:{draft.secret}").hex()[:40]


def sweep() -> int:
    """Delete the drafts whose time has passed; returns how many."""
    now = clock.now()
    old = Draft.objects.filter(changed_at__lt=now - KEPT) | Draft.objects.filter(sent_at__lt=now - KEPT_SENT)
    return old.delete()[0]
