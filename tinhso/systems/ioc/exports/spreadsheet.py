"""A board as a spreadsheet: numbers as numbers, and beside them what each of them means."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from tinhso.engines.indicators.api import Indicator, in_words
from tinhso.systems.ioc.exports.sheet import Sheet

WIDE, MIDDLE, NARROW = 60, 24, 14


def as_spreadsheet(sheet: Sheet) -> bytes:
    """Three sheets: figures, units, definitions."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    looks = _Looks(book)
    _figures(book.add_worksheet(_("Figures")), sheet, looks)
    if sheet.by_unit:
        _units(book.add_worksheet(_("By unit")), sheet, looks)
    _definitions(book.add_worksheet(_("Definitions")), sheet, looks)
    book.close()
    return out.getvalue()


class _Looks:
    """The formats of a book; a value's own follows its indicator's unit."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        self._of_values: dict[str, Any] = {}

    def value(self, indicator: Indicator, value: float | int | None) -> Any:
        whole = value is None or value == int(value)
        pattern = "0.0%" if indicator.unit == "%" else "#,##0" if whole or indicator.unit == "đ" else "#,##0.00"
        if pattern not in self._of_values:
            self._of_values[pattern] = self.book.add_format({"num_format": pattern, "valign": "top", "align": "right"})
        return self._of_values[pattern]


def _write(page: Worksheet, row: int, column: int, indicator: Indicator, value: Any, looks: _Looks) -> None:
    """A number, a percentage as a part of one; a dash where nothing is known, which is not zero."""
    if value is None:
        page.write_string(row, column, "–", looks.text)
        return
    number = value / 100 if indicator.unit == "%" else value
    page.write_number(row, column, number, looks.value(indicator, value))


def _head(page: Worksheet, sheet: Sheet, names: list[str], looks: _Looks) -> int:
    page.write_string(0, 0, f"{sheet.title} · {sheet.unit} · {sheet.period}", looks.title)
    page.write_string(1, 0, sheet.exact)
    page.write_string(2, 0, sheet.permission)
    for column, name in enumerate(names):
        page.write_string(4, column, name, looks.head)
    page.freeze_panes(5, 1)
    return 5


def _figures(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    names = [_("Figure"), _("Value"), _("Unit of measure"), _("Target"), _("Assessment"), _("Period before"),
             _("A year before"), _("Field")]  # fmt: skip
    row = _head(page, sheet, names, looks)
    page.set_column(0, 0, WIDE)
    page.set_column(1, 7, MIDDLE)
    for section in sheet.sections:
        for tile in section.tiles:
            one, figure = tile.indicator, tile.figure
            target = tile.planned.value if tile.planned else one.target
            page.write_string(row, 0, str(one.name), looks.text)
            _write(page, row, 1, one, figure.value, looks)
            page.write_string(row, 2, str(one.unit), looks.text)
            _write(page, row, 3, one, target, looks)
            page.write_string(row, 4, str(tile.band.word) if tile.band else "", looks.text)
            _write(page, row, 5, one, figure.previous.value if figure.previous else None, looks)
            _write(page, row, 6, one, figure.last_year.value if figure.last_year else None, looks)
            page.write_string(row, 7, str(section.title), looks.text)
            row += 1


def _units(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    row = _head(page, sheet, [_("Office"), *(str(one.name) for one in sheet.columns)], looks)
    page.set_column(0, 0, WIDE)
    page.set_column(1, len(sheet.columns), MIDDLE)
    for name, values in sheet.by_unit:
        page.write_string(row, 0, name, looks.text)
        for column, (one, value) in enumerate(zip(sheet.columns, values, strict=True), 1):
            _write(page, row, column, one, value, looks)
        row += 1


def _definitions(page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    names = [_("Figure"), _("Code"), _("What it means"), _("How it is made"), _("Legal basis"), _("Owner")]
    row = _head(page, sheet, names, looks)
    for column, width in enumerate((MIDDLE * 2, MIDDLE, WIDE, WIDE, MIDDLE, MIDDLE)):
        page.set_column(column, column, width)
    for one in {tile.code: tile.indicator for tile in sheet.tiles}.values():
        for column, text in enumerate((one.name, one.code, one.definition, in_words(one), one.law, one.owner)):
            page.write_string(row, column, str(text), looks.text)
        row += 1
