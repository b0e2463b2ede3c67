"""Addresses of files that live for minutes and open for one viewer alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File

_SALT = "tinhso.files.link"


@dataclass(frozen=True)
class Opening:
    """What a link opens: a file, or the picture of one of its pages; ``download`` saves instead of showing."""

    file: UUID
    page: int
    download: bool


def link(file: File, actor: Actor | None, *, minutes: int = 10, page: int = 0, download: bool = False) -> str:
    """An address that shows ``file`` to ``actor`` (None: to whoever is not signed in either) for some minutes.

    The caller has checked that the actor may see it. With ``page`` it is a PNG of that page.
    """
    until = int((clock.now() + timedelta(minutes=minutes)).timestamp())
    token = signing.dumps([file.pk.hex, actor.subject if actor else 0, until, page, int(download)], salt=_SALT)
    return reverse("files:open", args=[token])


def opening(token: str, actor: Actor | None) -> Opening:
    """What ``token`` opens for ``actor``; raises Refused when it is too old, Denied when it is another's."""
    try:
        key, subject, until, page, download = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise Refused(_("This address of a file is not complete. Please open the file from its page.")) from None
    if clock.now().timestamp() > until:
        raise Refused(_("This address of a file has expired. Please open the file from its page again."))
    if subject and subject != (actor.subject if actor else 0):
        raise Denied(_("This address of a file was made for someone else. Please open the file from its page."))
    return Opening(file=UUID(key), page=page, download=bool(download))
