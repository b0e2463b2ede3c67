"""Pages as pictures and documents as text; PDFium is not safe in threads, so it is entered one by one."""

from __future__ import annotations

import io
import zipfile
from threading import Lock
from xml.etree import ElementTree

import pypdfium2 as pdfium
from PIL import Image, ImageOps

pdfium_lock = Lock()
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
