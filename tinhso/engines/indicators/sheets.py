"""A table as it comes from a spreadsheet: pasted, as CSV, or as an .xlsx file; rows of text."""

from __future__ import annotations

import csv
import io
import re
from xml.etree.ElementTree import ParseError, fromstring
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_BYTES, MOST_ROWS = 20_000_000, 5_000


def table(data: bytes) -> list[list[str]]:
    """The rows of the first sheet or of the text, without the empty ones. Raises Refused for anything else."""
    rows = _of_workbook(data) if data[:2] == b"PK" else _of_text(data)
    found = [row for row in rows if any(row)]
    if len(found) > MOST_ROWS:
        raise Refused(_("The table has more than %(most)s rows.") % {"most": MOST_ROWS}, field="sheet")
    return found


def _of_text(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("This is neither a spreadsheet nor text in UTF-8."), field="sheet") from None
    mark = max("\t;,", key=lambda one: text[:2000].count(one))
    return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]


def _of_workbook(data: bytes) -> list[list[str]]:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = sorted(n for n in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
            if not names or sum(archive.getinfo(n).file_size for n in archive.namelist()) > MOST_BYTES:
                raise Refused(_("This spreadsheet cannot be read."), field="sheet")
            shared = []
            if "xl/sharedStrings.xml" in archive.namelist():
                shared = [_text(one) for one in fromstring(archive.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]
            sheet = fromstring(archive.read(names[0]))
    except (BadZipFile, ParseError, KeyError):
        raise Refused(_("This spreadsheet cannot be read."), field="sheet") from None
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{MAIN}c"):
            cells[_column(cell.get("r", "A"))] = _value(cell, shared).strip()
        rows.append([cells.get(n, "") for n in range(max(cells, default=-1) + 1)])
    return rows


def _value(cell: object, shared: list[str]) -> str:
    kind = cell.get("t")  # type: ignore[attr-defined]
    if kind == "inlineStr":
        return _text(cell)
    value = cell.find(f"{MAIN}v")  # type: ignore[attr-defined]
    text = (value.text or "") if value is not None else ""
    if kind == "s" and text.isdigit() and int(text) < len(shared):
        return shared[int(text)]
    # A number of the file itself has a dot for its decimals; here a dot may part thousands.
    return text.replace(".", ",") if kind in (None, "n") else text


def _text(element: object) -> str:
    return "".join(part.text or "" for part in element.iter(f"{MAIN}t"))  # type: ignore[attr-defined]


def _column(reference: str) -> int:
    n = 0
    for letter in re.match(r"[A-Z]*", reference)[0]:  # type: ignore[index]
        n = n * 26 + ord(letter) - 64
    return min(max(n - 1, 0), 100)
