"""The form as an .xlsx file, with what has been typed so far; only the cells to fill in can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.systems.reports.content.checking import Cell, read_value
from tinhso.systems.reports.nouns.returns import Return
from tinhso.systems.reports.telling import period_name

HEADINGS = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Giải trình")
WIDTHS = (8, 56, 14, 18, 48)


def mark(one: Return) -> str:
    """By which the file is known again when it comes back."""
    return f"{one.regime.code}/{one.office.code}/{one.period}/{one.form.number}"


def written(one: Return, cells: Mapping[str, Cell]) -> bytes:
    """The workbook; the same return with the same cells gives the same bytes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"title": one.regime.name, "created": clock.at(2000, 1, 1)})
        sheet = book.add_worksheet("Báo cáo")
        _draw(book, sheet, one, cells)
    return out.getvalue()


def _draw(book: Any, sheet: Any, one: Return, cells: Mapping[str, Cell]) -> None:
    base: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    looks: dict[str, dict[str, Any]] = {
        "mark": {"font_color": "#808080", "font_size": 8},
        "title": {"bold": True, "font_size": 14},
        "plain": {},
        "head": {"bold": True, "border": 1, "align": "center", "text_wrap": True},
        "section": {"bold": True, "border": 1},
        "line": {"border": 1, "text_wrap": True},
        "number": {"border": 1, "locked": False, "align": "right", "num_format": "#,##0.####"},
        "note": {"border": 1, "locked": False, "text_wrap": True},
    }
    style = {name: book.add_format(base | look) for name, look in looks.items()}
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, mark(one), style["mark"])
    sheet.write_string(1, 0, one.regime.name, style["title"])
    sheet.write_string(2, 0, f"{one.office.name} – {period_name(one.lasts)}", style["plain"])
    sheet.write_row(3, 0, HEADINGS, style["head"])
    row = 4
    for section in one.form.read.sections:
        sheet.write_row(row, 0, ["", section.title, "", "", ""], style["section"])
        row += 1
        for line in section.lines:
            cell = cells.get(line.code, Cell())
            sheet.write_string(row, 0, line.code, style["line"])
            sheet.write_string(row, 1, line.name, style["line"])
            sheet.write_string(row, 2, line.unit, style["line"])
            _value(sheet, row, cell.text, style["number"])
            sheet.write_string(row, 4, cell.note, style["note"])
            row += 1
    sheet.freeze_panes(4, 0)
    sheet.protect()
    sheet.fit_to_pages(1, 0)


def _value(sheet: Any, row: int, text: str, style: Any) -> None:
    try:
        value = read_value(text)
    except Refused:
        sheet.write_string(row, 3, text, style)  # as it was typed, right or wrong
        return
    if value is None:
        sheet.write_blank(row, 3, None, style)
    else:
        sheet.write_number(row, 3, float(value), style)
