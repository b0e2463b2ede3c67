"""Pages as pictures and documents as text; PDFium is not safe in threads, so it is entered one by one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from threading import Lock
from xml.etree import ElementTree

import pypdfium2 as pdfium
from PIL import Image, ImageOps

pdfium_lock = Lock()


class Unreadable(ValueError):
    """A PDF that cannot be opened: damaged, or under a password."""


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def page_png(data: bytes, page: int, width: int) -> bytes:
    """Page ``page`` (from 1) of a PDF, ``width`` pixels wide; raises IndexError if there is no such page."""
    with pdfium_lock:
        document = pdfium.PdfDocument(data)
        try:
            if not 1 <= page <= len(document):
                raise IndexError(page)
            sheet = document[page - 1]
            picture = sheet.render(scale=width / sheet.get_width()).to_pil()
        finally:
            document.close()
    return _png(picture)


def picture_png(data: bytes, width: int) -> bytes:
    """A picture, upright and at most ``width`` pixels wide."""
    picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "WEBP"]))
    picture.thumbnail((width, width * 4))
    return _png(picture.convert("RGBA" if "A" in picture.getbands() else "RGB"))


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    with pdfium_lock:
        document = pdfium.PdfDocument(data)
        try:
            return len(document)
        finally:
            document.close()


def page_pictures(data: bytes, dpi: int) -> Iterator[Image.Image]:
    """Every page of a PDF in grey, one after the other. Raises Unreadable."""
    with pdfium_lock:
        document = _opened(data)
        number = len(document)
    try:
        for page in range(number):
            with pdfium_lock:
                picture = document[page].render(scale=dpi / 72, grayscale=True).to_pil()
            yield picture
    finally:
        with pdfium_lock:
            document.close()


def join(pdfs: Sequence[bytes]) -> bytes:
    """The pages of these PDFs as one, in order. Raises Unreadable."""
    with pdfium_lock:
        whole = pdfium.PdfDocument.new()
        try:
            for pdf in pdfs:
                source = _opened(pdf)
                whole.import_pages(source)
                source.close()
            return _saved(whole)
        finally:
            whole.close()


def excerpt(data: bytes, first: int, last: int) -> bytes:
    """Pages ``first`` to ``last`` (from 1, both in) of a PDF as one of their own. Raises Unreadable."""
    with pdfium_lock:
        source, part = _opened(data), pdfium.PdfDocument.new()
        try:
            part.import_pages(source, list(range(first - 1, last)))
            return _saved(part)
        finally:
            part.close()
            source.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable from error


def _saved(document: pdfium.PdfDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_text(data: bytes) -> str:
    """The text of a PDF, page after page; empty for a scan."""
    with pdfium_lock:
        document = pdfium.PdfDocument(data)
        try:
            return "\n".join(page.get_textpage().get_text_bounded() for page in document)
        finally:
            document.close()


def docx_text(data: bytes) -> str:
    """The paragraphs of a Word document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    return "\n".join("".join(run.text or "" for run in p.iter(f"{_WORD}t")) for p in root.iter(f"{_WORD}p"))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
