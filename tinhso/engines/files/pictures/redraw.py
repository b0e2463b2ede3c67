"""Redrawing a stored photograph, and the small pictures of a list."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files import disk
from tinhso.engines.files.kinds import JPEG
from tinhso.engines.files.models import File, Redrawing
from tinhso.engines.files.pictures.drawing import drawn
from tinhso.engines.files.reading import read, readable
from tinhso.engines.files.storing import keep_own

LONGEST = 2048
THUMBNAILS = (320, 960)  # points on the longer side: in a list, and on a phone's page
NAME = "anh.jpg"  # the name that its owner gave may name people


@transaction.atomic
def redraw(file: File, *, by: Actor, longest: int = LONGEST) -> File:
    """The picture drawn anew as a JPEG of at most ``longest`` points a side, without anything the camera wrote.

    The same size again is the same file; it belongs to the original's owner. Raises Refused (field ``file``) while
    the original waits for the scanner, and for what is too large, damaged or no picture.
    """
    original = File.objects.select_for_update().get(pk=file.pk)
    known = Redrawing.objects.filter(original=original, longest=longest).select_related("drawn").first()
    if known is not None:
        return known.drawn
    made = keep_own(drawn(read(readable(original)), longest), name=NAME, kind=JPEG, owner=original.owner)
    Redrawing.objects.create(original=original, drawn=made, longest=longest, by=by.subject)
    record("files.redrawn", on=made, by=by, longest=longest)
    return made


def thumbnail(file: File, size: int) -> bytes:
    """A small JPEG of a redrawn picture, made at first need and kept by its digest. Raises Refused otherwise."""
    if size not in THUMBNAILS or not Redrawing.objects.filter(drawn=file.pk).exists():
        raise Refused(_("There is no small picture of this file."), field="file")
    return small(file.sha256, size)


def small(sha256: str, size: int) -> bytes:
    """The same for a content that is known to be a redrawn picture."""
    return disk.kept_once(f"{sha256}-{size}.jpg", lambda: drawn(disk.get(sha256), size))
