"""A board as slides: tables and charts of the program's own, so that whoever presents them may work on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches, Pt

from tinhso.engines.indicators.api import value_text
from tinhso.systems.ioc.boards.tiles import Tile
from tinhso.systems.ioc.exports.sheet import Sheet
from tinhso.systems.ioc.parts.heat import names_back

FONT = "Arial"
WATER, INK = RGBColor(0x0F, 0x5A, 0x5E), RGBColor(0x1D, 0x2A, 0x2A)  # type: ignore[no-untyped-call]
HEAD, PAPER = RGBColor(0xE6, 0xEF, 0xEC), RGBColor(0xFF, 0xFF, 0xFF)  # type: ignore[no-untyped-call]
BLANK, ROWS, CHARTS = 6, 8, 6
LEFT, TOP, WIDTH, HEIGHT = Inches(0.5), Inches(1.25), Inches(12.33), Inches(5.4)


def as_slides(sheet: Sheet) -> bytes:
    """A title, the figures in tables, the course of the first ones, the units; each with its moment."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    _title(deck, sheet)
    for section in sheet.sections:
        for tiles in _pieces(section.tiles):
            head = [_("Figure"), _("Value"), _("Assessment"), _("Plan")]
            _table(_slide(deck, sheet, str(section.title)), [head, *(_row(tile) for tile in tiles)], (6.2, 2.2, 2, 1.9))
    for tile in [tile for tile in sheet.tiles if _has_course(tile)][:CHARTS]:
        _course(deck, sheet, tile)
    head = [_("Office"), *(str(one.name) for one in sheet.columns)]
    for rows in _pieces(sheet.by_unit):
        written = [
            [name, *(value_text(one, value) for one, value in zip(sheet.columns, values, strict=True))]
            for name, values in rows
        ]
        widths = (4.0, *(8.3 / len(sheet.columns) for _one in sheet.columns))
        _table(_slide(deck, sheet, _("The units below")), [head, *written], widths)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _pieces(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (rows[n : n + ROWS] for n in range(0, len(rows), ROWS))


def _row(tile: Tile) -> list[str]:
    band, plan = tile.band, tile.plan
    return [
        str(tile.label),
        tile.value,
        f"{band.shape} {band.word}" if band else "",
        plan["target"] if plan else tile.target,
    ]


def _title(deck: Any, sheet: Sheet) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    _text(slide, str(sheet.title), Inches(2.4), 40, bold=True)
    _text(slide, f"{sheet.unit} · {sheet.period}", Inches(3.5), 24)
    _text(slide, f"{sheet.exact}. {sheet.permission}", Inches(6.7), 11)


def _slide(deck: Any, sheet: Sheet, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    _text(slide, title, Inches(0.3), 26, bold=True)
    _text(slide, f"{sheet.unit} · {sheet.period}. {sheet.exact}. {sheet.permission}", Inches(6.95), 10)
    return slide


def _text(slide: Any, text: str, top: Any, size: int, *, bold: bool = False) -> None:
    frame = slide.shapes.add_textbox(LEFT, top, WIDTH, Inches(0.5)).text_frame
    frame.word_wrap = True
    frame.text = text
    _look(frame.paragraphs[0], size, bold=bold)


def _table(slide: Any, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    shape = slide.shapes.add_table(len(rows), len(widths), LEFT, TOP, WIDTH, Inches(0.5 * len(rows)))
    for place, width in enumerate(widths):
        shape.table.columns[place].width = Inches(width)
    for n, row in enumerate(rows):
        for place, text in enumerate(row):
            cell = shape.table.cell(n, place)
            cell.text = text
            cell.fill.solid()
            cell.fill.fore_color.rgb = HEAD if n == 0 else PAPER
            _look(cell.text_frame.paragraphs[0], 13, bold=n == 0 or place == 1)


def _look(paragraph: Any, size: int, *, bold: bool = False) -> None:
    font = paragraph.font
    font.name, font.size, font.bold = FONT, Pt(size), bold
    font.color.rgb = INK


def _has_course(tile: Tile) -> bool:
    return sum(one.value is not None for one in tile.figure.trend) > 1


def _course(deck: Any, sheet: Sheet, tile: Tile) -> None:
    """The last periods as a chart whose numbers stand behind it; a gap where nothing is known."""
    data = CategoryChartData()  # type: ignore[no-untyped-call]
    trend = tile.figure.trend
    data.categories = names_back(sheet.asked.period, len(trend))
    data.add_series(str(tile.label), [one.value for one in trend])  # type: ignore[no-untyped-call]
    slide = _slide(deck, sheet, f"{tile.label}: {tile.value}")
    shown = slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, LEFT, TOP, WIDTH, HEIGHT, data).chart
    shown.has_legend = False
    shown.has_title = False
    shown.font.name, shown.font.size = FONT, Pt(12)
    line = shown.plots[0].series[0]
    line.smooth = False
    line.format.line.color.rgb = WATER
    line.marker.format.fill.solid()
    line.marker.format.fill.fore_color.rgb = WATER
