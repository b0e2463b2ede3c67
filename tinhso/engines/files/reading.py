"""Reading stored files: what may be opened, as bytes, as text, as a picture of a page."""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.files import disk, rendering
from tinhso.engines.files.kinds import DOCX, JPEG, PDF, PNG, WEBP, kind_of
from tinhso.engines.files.models import File

_SENTENCES = {
    File.Scan.WAITING: _("This file is still being scanned for viruses. Please open it again in a moment."),
    File.Scan.INFECTED: _("The scanner found a virus in this file. It cannot be opened; ask for a new one."),
    File.Scan.UNSCANNABLE: _("This file could not be scanned for viruses. Ask for it in another form."),
}


def readable(file: File) -> File:
    """The file itself, if it may be opened; raises Refused until a scanner has called it clean."""
    if sentence := _SENTENCES.get(File.Scan(file.scan)):
        raise Refused(sentence, field="file")
    return file


def read(file: File) -> bytes:
    """The bytes as they were stored, checked against their digest."""
    return disk.get(file.sha256)


def open_stream(file: File) -> BinaryIO:
    """The bytes as a stream, for what is large."""
    return disk.place_of(file.sha256).open("rb")


def text(file: File) -> str:
    """The text of a PDF or Word document, NFC; empty for anything else."""
    kind = kind_of(readable(file).content_type)
    if kind is PDF:
        return nfc(rendering.pdf_text(read(file)).replace("\r\n", "\n"))
    return nfc(rendering.docx_text(read(file))) if kind is DOCX else ""


def preview(file: File, page: int = 1, *, width: int = 900) -> bytes:
    """A PNG of one page (from 1) or of the picture, kept by digest. Raises Refused where none can be made."""
    kind = kind_of(readable(file).content_type)
    if kind not in (PDF, PNG, JPEG, WEBP):
        raise Refused(_("This kind of file has no preview. Please download it."))

    def make() -> bytes:
        data = read(file)
        return rendering.page_png(data, page, width) if kind is PDF else rendering.picture_png(data, width)

    try:
        return disk.kept_once(f"{file.sha256}-{page}-{width}.png", make)
    except IndexError:
        raise Refused(_("The document has no such page.")) from None
