"""PDF documents: readable by everyone, and only paper: no scripts, no launching of programs, no locks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pypdfium2 as pdfium
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.files.rendering import pdfium_lock

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_ACTS = re.compile(rb"/(?:JavaScript|Launch|RichMedia|ImportData)(?![A-Za-z0-9])")
_HOLDS_OBJECTS = re.compile(rb"/(?:ObjStm|First)(?![A-Za-z0-9])")
_ODD_PACKING = re.compile(rb"/(?:ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z0-9])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_HEAD = 2_048  # bytes before a stream in which its dictionary stands
_MOST_OBJECTS = 64 * 2**20  # unpacked bytes of object streams
MOST_PAGES = 2_000


def check(data: bytes) -> None:
    """Refuse a PDF that is locked, damaged, endless or that acts when it is opened."""
    if b"%%EOF" not in data[-2048:]:
        raise _refused(_("The PDF is not complete. Please save or scan it again."))
    pages, locked, scripts = _opened(data)
    if locked:
        raise _refused(_("The PDF is locked with a password. Please save it without one."))
    if scripts or any(_ACTS.search(_plain(part)) for part in _structure(data)):
        raise _refused(_("The PDF holds a script or starts a program. Please print it to a new PDF and send that."))
    if not 0 < pages <= MOST_PAGES:
        raise _refused(_("The PDF has no pages or far too many. Please send it in parts."))


def _opened(data: bytes) -> tuple[int, bool, int]:
    """How many pages, whether it is encrypted, how many scripts."""
    with pdfium_lock:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower() or "security" in str(error).lower():
                return 0, True, 0
            raise _refused(_("The PDF is damaged and cannot be opened. Please save or scan it again.")) from error
        try:
            locked = pdfium.raw.FPDF_GetSecurityHandlerRevision(document) >= 0
            return len(document), locked, pdfium.raw.FPDFDoc_GetJavaScriptActionCount(document)
        finally:
            document.close()


def _structure(data: bytes) -> Iterator[bytes]:
    """The file as it is, then the objects that are packed inside streams.

    The names looked for are long enough never to occur by chance in a picture's bytes.
    """
    yield data
    budget = _MOST_OBJECTS
    for found in _STREAM.finditer(data):
        before = data.rfind(b"obj", max(0, found.start() - _HEAD), found.start())
        head = _plain(data[max(before, 0) : found.start()])
        if _HOLDS_OBJECTS.search(head):
            if _ODD_PACKING.search(head):
                raise _refused(_("The PDF is packed in an unusual way. Please print it to a new PDF and send that."))
            unpacked = _inflated(data[found.end() :], budget)
            budget -= len(unpacked)
            yield unpacked


def _inflated(body: bytes, budget: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(body, budget)
    except zlib.error:
        return b""  # not packed: then it was searched as it is
    if unpacker.unconsumed_tail:
        raise _refused(_("The PDF unpacks to far more than it should. It cannot be accepted."))
    return unpacked


def _plain(part: bytes) -> bytes:
    """Names with their ``#xx`` escapes undone: ``/J#53`` is ``/JS``."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part) if b"#" in part else part


def _refused(sentence: str | Promise) -> Refused:
    return Refused(sentence, field="file")
