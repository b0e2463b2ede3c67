import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tinhso.base.errors import Refused
from tinhso.engines.files.inspection import inspect
from tinhso.engines.files.kinds import ANYTHING, DOCX, JPEG, PDF, PNG, XLSX, ZIP
from tinhso.engines.files.tests.conftest import archive, make_pdf, picture

TYPES = {"[Content_Types].xml": b"<Types/>"}
WORD = {**TYPES, "word__document.xml": b"<w:document/>"}


def packed(action: bytes) -> bytes:
    """A PDF whose action is hidden in an object stream."""
    body = zlib.compress(b"9 0 " + action)
    stream = b"8 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream endobj\n"
    return make_pdf(extra=stream % (len(body), body))


def bomb_picture() -> bytes:
    """A few bytes that claim to be a picture of 30,000 × 30,000 points."""
    head = struct.pack("!IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = struct.pack("!I", len(head)) + b"IHDR" + head + struct.pack("!I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e"


def lying_archive() -> bytes:
    """An archive that declares ten bytes and unpacks to far more."""
    data = bytearray(archive(a=b"\0" * 30_000_000))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (make_pdf(), "a.PDF", PDF),
        (picture("PNG"), "a.png", PNG),
        (picture("JPEG"), "a.jpeg", JPEG),
        (archive(**WORD), "a.docx", DOCX),
        (archive(**TYPES, xl__workbook=b"", **{"xl__workbook.xml": b"<workbook/>"}), "a.xlsx", XLSX),
        (archive(**{"to-khai.txt": b"abc"}), "a.zip", ZIP),
    ],
)
def test_the_content_decides_the_kind(data, name, kind):
    assert inspect(data, name, ANYTHING) is kind


REFUSED = {
    "a PDF with a script": make_pdf(b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"),
    "a PDF whose script is spelt with escapes": make_pdf(b"/OpenAction<</S/Java#53cript/J#53(x)>>"),
    "a PDF that launches a program": make_pdf(b"/OpenAction<</S/Launch/F(cmd.exe)>>"),
    "a PDF whose script is packed away": packed(b"<</S/JavaScript/JS(x)>>"),
    "a PDF cut short": make_pdf()[:-20],
    "a PDF that is nothing but a header": b"%PDF-1.4\nrubbish\n%%EOF",
    "a PDF that is also an archive": make_pdf() + archive(a=b"x"),
    "a PDF that is also a web page": b"%PDF-1.4\n<script>alert(1)</script>" + make_pdf()[9:],
    "a picture that is also an archive": picture("JPEG") + archive(a=b"x"),
    "a picture that is also a PDF": picture("PNG") + make_pdf(),
    "a picture with a script behind it": picture("JPEG") + b"<script>x</script>",
    "a picture cut short": picture("JPEG", (400, 400))[:300],
    "a picture of too many points": bomb_picture(),
    "a web page": b"<!DOCTYPE html><html><body>x</body></html>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a program": b"MZ\x90\x00" + b"\0" * 100,
    "an old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "plain text in a foreign encoding": "Cộng hòa".encode("utf-16"),
    "a document with macros": archive(**WORD, **{"word__vbaProject.bin": b"x"}),
    "a document that declares macros": archive(**{**WORD, "[Content_Types].xml": b"x.macroEnabled.main+xml"}),
    "an archive with a program": archive(**{"setup.exe": b"MZ"}),
    "an archive in an archive": archive(**{"inner.zip": archive(a=b"x")}),
    "an archive that writes outside": archive(**{"..__evil.txt": b"x"}),
    "an archive bomb": archive(**{"a.txt": b"\0" * 60_000_000}),
    "an archive that lies about its size": lying_archive(),
    "an archive of too many files": archive(**{f"{n}.txt": b"" for n in range(2_001)}),
    "an archive that is damaged": archive(**{"a.txt": b"abc" * 999})[:-30],
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(what):
    with pytest.raises(Refused) as refusal:
        inspect(REFUSED[what], "", ANYTHING)
    assert refusal.value.field == "file"


def test_a_locked_pdf_is_refused():
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(make_pdf())))
    writer.encrypt(owner_pass="chu", user_pass="")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Refused, match="password|mật khẩu"):
        inspect(out.getvalue(), "a.pdf", ANYTHING)


def test_a_locked_archive_is_refused():
    data = bytearray(archive(a=b"x"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + place] |= 1
    with pytest.raises(Refused):
        inspect(bytes(data), "a.zip", ANYTHING)


def test_a_photograph_with_ordinary_bytes_behind_it_is_taken():
    assert inspect(picture("JPEG") + b"\0" * 64, "a.jpg", ANYTHING) is JPEG
    assert Image.open(io.BytesIO(picture("JPEG"))).size == (40, 30)
    assert zipfile.is_zipfile(io.BytesIO(archive(a=b"x")))
