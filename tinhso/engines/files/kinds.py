"""What may be stored: the kinds of content we know, and which of them a place accepts, up to what size."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MIB = 2**20


@dataclass(frozen=True)
class Kind:
    """One type of content: how it is served, and the endings its name may have (the first is added if none)."""

    code: str
    content_type: str
    endings: tuple[str, ...]
    label: str | Promise


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Kind("pdf", "application/pdf", ("pdf",), _("PDF document"))
PNG = Kind("png", "image/png", ("png",), _("PNG picture"))
JPEG = Kind("jpeg", "image/jpeg", ("jpg", "jpeg", "jfif"), _("JPEG picture"))
WEBP = Kind("webp", "image/webp", ("webp",), _("WebP picture"))
DOCX = Kind("docx", f"{_OFFICE}.wordprocessingml.document", ("docx",), _("Word document"))
XLSX = Kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", ("xlsx",), _("Excel workbook"))
ZIP = Kind("zip", "application/zip", ("zip",), _("ZIP archive"))
KINDS = (PDF, PNG, JPEG, WEBP, DOCX, XLSX, ZIP)


@dataclass(frozen=True)
class Accept:
    """The kinds that a place accepts, and the most bytes of one file."""

    kinds: tuple[Kind, ...]
    max_bytes: int

    @property
    def endings(self) -> str:
        """For the ``accept`` attribute of a file input."""
        return ",".join(f".{ending}" for kind in self.kinds for ending in kind.endings)


DOCUMENTS = Accept((PDF, PNG, JPEG, DOCX, XLSX), 20 * MIB)
PICTURES = Accept((PNG, JPEG), 10 * MIB)
PHOTOS = Accept((JPEG, PNG, WEBP), 20 * MIB)
"""What a phone takes; to be drawn anew before anybody else sees it."""
PDFS = Accept((PDF,), 50 * MIB)
ANYTHING = Accept((PDF, PNG, JPEG, DOCX, XLSX, ZIP), 50 * MIB)


def kind_of(content_type: str) -> Kind | None:
    """The kind with this content type, if it is one of ours."""
    return next((kind for kind in KINDS if kind.content_type == content_type), None)
