"""Letting everybody see a picture, and taking that back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import Clearance, File, Redrawing
from tinhso.engines.files.pictures.redraw import THUMBNAILS


@transaction.atomic
def publish_picture(file: File, *, by: Actor) -> Clearance:
    """Let everybody see a redrawn picture; the caller has checked that ``by`` may decide that.

    Raises Refused for a file that is no redrawn picture (whatever else it holds must not go out), AlreadyDone.
    """
    held = File.objects.select_for_update().get(pk=file.pk)
    if not Redrawing.objects.filter(drawn=held).exists():
        raise Refused(_("Only a picture that was drawn anew can be published."), field="file")
    if Clearance.objects.open().of([held.pk]).exists():
        raise AlreadyDone(_("This picture is public already."))
    clearance = Clearance.objects.create(file=held, cleared_by=by.subject)
    record("files.published", on=held, by=by, clearance=str(clearance.pk))
    return clearance


@transaction.atomic
def withdraw_picture(file: File, *, by: Actor) -> Clearance:
    """Take a picture back: its address is dead from now on, also if it is published again. Raises AlreadyDone."""
    clearance = Clearance.objects.select_for_update().open().of([file.pk]).first()
    if clearance is None:
        raise AlreadyDone(_("This picture is not public."))
    clearance.withdrawn_by, clearance.withdrawn_at = by.subject, clock.now()
    clearance.save(update_fields=["withdrawn_by", "withdrawn_at"])
    record("files.withdrawn", on=file, by=by, clearance=str(clearance.pk))
    return clearance


def public_link(file: File, *, size: int = 0) -> str:
    """The path at which everybody sees a published picture, whole or with a side of ``size``; "" if nobody does."""
    return public_links([file.pk], size=size).get(file.pk, "")


def public_links(files: Iterable[UUID], *, size: int = 0) -> dict[UUID, str]:
    """The same for many in one query; those that are not public are left out. Raises ValueError for another size."""
    if size and size not in THUMBNAILS:
        raise ValueError(f"Pictures are kept at {THUMBNAILS}, not at {size}.")
    found = Clearance.objects.open().of(files).values_list("file", "key")
    return {file: _address(key, size) for file, key in found}


def public(key: UUID) -> File | None:
    """The picture with this public address, while it is public."""
    clearance = Clearance.objects.open().filter(key=key).select_related("file").first()
    return clearance.file if clearance else None


def _address(key: UUID, size: int) -> str:
    return reverse("files:public_small", args=[key, size]) if size else reverse("files:public", args=[key])
