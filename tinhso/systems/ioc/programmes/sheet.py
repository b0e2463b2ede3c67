"""The empty table of tasks as an .xlsx file, to be filled in and imported."""

from __future__ import annotations

from io import BytesIO

import xlsxwriter

from tinhso.base import clock
from tinhso.systems.ioc.programmes.importing import HEADINGS

WIDTHS = (6, 60, 32, 40, 14, 44, 22, 14)


def empty_sheet() -> bytes:
    """The headings alone, wide enough to type under; always the same bytes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": "Nhiệm vụ", "created": clock.at(2000, 1, 1)})
        sheet = book.add_worksheet("Nhiệm vụ")
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, plain)
        sheet.write_row(0, 0, HEADINGS, head)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
