"""What the content is by its first bytes, and whether it is also something else."""

from __future__ import annotations

import io
import re
import zipfile

import puremagic
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.files.kinds import DOCX, JPEG, PDF, PNG, WEBP, XLSX, ZIP, Kind

_MARKUP = re.compile(rb"<\s*(?:!doctype\s+html|html|svg|script|iframe|body|\?php)", re.IGNORECASE)
_TAIL = re.compile(rb"%PDF-\d|PK\x03\x04|<\s*script|<\?php|MZ\x90\x00", re.IGNORECASE)
_HEIC = re.compile(rb"(?s).{4}ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_by_content(data: bytes) -> Kind | None:
    """The kind by the signature at the very beginning; a name or a declared type is never believed."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(data)
    return None


def _kind_of_archive(data: bytes) -> Kind | None:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in names:
        return ZIP
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ZIP


def sentence(data: bytes, allowed: str) -> str | Promise:
    """Why content of no known kind is refused."""
    if data.startswith(_OLD_OFFICE):
        return _("This is a file of an old Word or Excel, or a protected one. Please save it as .docx, .xlsx or PDF.")
    if _HEIC.match(data):
        return _(
            "This is a photo in Apple's HEIC form, which cannot be read here. Please send it as JPEG: on an iPhone "
            "choose Settings, Camera, Formats, Most Compatible."
        )
    if _MARKUP.search(data[:4096]):
        return _("A web page or an SVG drawing cannot be sent. Please send one of these: %(allowed)s.") % {
            "allowed": allowed
        }
    if data.startswith(b"PK"):
        return _("The archive is damaged and cannot be opened. Please make it again.")
    return _("The content is not of a kind that can be sent (%(guess)s). Please send one of these: %(allowed)s.") % {
        "guess": _guess(data),
        "allowed": allowed,
    }


def _guess(data: bytes) -> str:
    try:
        return str(puremagic.magic_string(data[:8192])[0].name)
    except (puremagic.PureError, ValueError, IndexError):
        return "?"


def refuse_polyglot(data: bytes, kind: Kind) -> None:
    """One file, one kind: content that a second program would read as something else is refused."""
    if kind is PDF and (_MARKUP.search(data[:1024]) or zipfile.is_zipfile(io.BytesIO(data))):
        raise _two_in_one()
    if kind in (PNG, JPEG, WEBP):
        # Readers of PDF accept a header anywhere in the first kilobyte.
        if b"%PDF-" in data[:1024] or zipfile.is_zipfile(io.BytesIO(data)):
            raise _two_in_one()
        if _TAIL.search(data, _end_of_picture(data, kind)):
            raise _two_in_one()


def _end_of_picture(data: bytes, kind: Kind) -> int:
    """Where a picture says that it ends; 0 if it does not."""
    if kind is WEBP:
        return 8 + int.from_bytes(data[4:8], "little")
    end = b"IEND\xaeB`\x82" if kind is PNG else b"\xff\xd9"
    place = data.find(end) if kind is PNG else data.rfind(end)
    return place + len(end) if place >= 0 else 0


def _two_in_one() -> Refused:
    return Refused(
        _("This file is two kinds of content in one, which is a known disguise. Please save it afresh."), field="file"
    )
