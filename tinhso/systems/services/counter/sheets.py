"""Pictures and PDFs, in order, as one PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from tinhso.base.errors import Refused
from tinhso.engines.files import api as files

DPI, LONGEST = 200, 2480  # the longer side of an A4 page is enough to be read and printed


def pdf_of(parts: Sequence[bytes]) -> bytes:
    """One PDF; raises Refused (field ``file``) for nothing, and for what is neither a picture nor a PDF."""
    if not parts:
        raise Refused(_("Choose the pages of the paper: pictures or a PDF."), field="file")
    try:
        return files.join([part if part.startswith(b"%PDF-") else _page(part) for part in parts])
    except files.Unreadable as error:
        raise Refused(_("One of the files is no PDF that can be read. Scan it again."), field="file") from error


def _page(picture: bytes) -> bytes:
    """A picture as a page: upright, without what the camera wrote into it."""
    try:
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(picture), formats=["PNG", "JPEG", "WEBP"])).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Refused(_("One of the files is neither a picture nor a PDF."), field="file") from error
    image.thumbnail((LONGEST, LONGEST))
    out = io.BytesIO()
    image.save(out, "PDF", resolution=DPI)
    return out.getvalue()
