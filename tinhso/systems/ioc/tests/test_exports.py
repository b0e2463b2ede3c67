"""A board out of the house says the same as its page: every number, the moment, and whose eyes it is for."""

import io
import re
from html import unescape
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pypdfium2
import pytest
from django.http import Http404
from pptx import Presentation

from tinhso.base.errors import Denied
from tinhso.engines.access.api import allow
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.ioc.exports.kinds import KINDS
from tinhso.systems.ioc.pages.export import export
from tinhso.systems.ioc.pages.sector import sector
from tinhso.systems.ioc.tests.world import leader, visit

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-27")]
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ASKED = {"don_vi": "H53", "ky": "2026-11"}
MOMENT = "Chính xác lúc 09:00, 22/11/2026"
READER = "Người kết xuất: Chủ tịch, Mai Đình Toàn; quyền xem số liệu: toàn tỉnh."


@pytest.fixture
def chair(offices):
    person = directory.register_person(name="Mai Đình Toàn", by=PLATFORM)
    actor = directory.actor_for(directory.appoint(person, offices.province, "Chủ tịch", is_head=True, by=PLATFORM))
    allow(actor.position, "indicators.view", offices.province.below_id, by=PLATFORM)
    return actor


@pytest.fixture
def on_screen(chair):
    """(figure, value) of the page's tiles, then (unit, value) of its table."""
    text = visit(sector, chair, "trial", **ASKED).content.decode()
    tiles = re.findall(
        r'<p class="label"><a[^>]*>([^<]+)</a></p>\s*<p class="value[^"]*"\s+data-key="[^"]+">([^<]+)<', text
    )
    units = [
        (name, re.findall(r"data-key[^>]+>([^<]+)</a>", row))
        for name, row in re.findall(r'<th scope="row">(?:<a[^>]+>)?([^<]+)(?:</a>)?</th>(.*?)</tr>', text, re.S)
        if "data-key" in row
    ]
    return [(unescape(name), unescape(value)) for name, value in tiles], units


def taken_out(actor, kind, **query) -> bytes:
    return visit(export, actor, kind, **{**ASKED, "bang": "trial", **query}).content


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def test_the_pdf_lies_across_and_says_what_the_screen_says(chair, on_screen):
    tiles, units = on_screen
    with pypdfium2.PdfDocument(taken_out(chair, "pdf")) as pdf:
        assert [round(length / 72 * 25.4) for length in pdf[0].get_size()] == [297, 210]
        text = plain(" ".join(page.get_textpage().get_text_range() for page in pdf))
    assert len(tiles) == 6
    for name, value in tiles:
        assert f"{name} {plain(value)}" in text
    for name, values in units:
        assert plain(" ".join([name, *values])) in text
    assert f"{MOMENT}. {READER}" in text


def cells(data: bytes) -> dict[str, list[list[object]]]:
    """The sheets of a workbook by name: numbers as numbers, text as text."""
    with ZipFile(io.BytesIO(data)) as book:
        shared = ["".join(t.text or "" for t in one.iter(f"{MAIN}t"))
                  for one in fromstring(book.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]  # fmt: skip
        names = [one.get("name") for one in fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        found = {}
        for n, name in enumerate(names, 1):
            rows = fromstring(book.read(f"xl/worksheets/sheet{n}.xml")).iter(f"{MAIN}row")
            found[name] = [
                [
                    shared[int(value.text)] if cell.get("t") == "s" else float(value.text)
                    for cell in row.iter(f"{MAIN}c")
                    for value in cell.iter(f"{MAIN}v")
                ]
                for row in rows
            ]
        return found


def number(text: str) -> object:
    """A value of the screen as a cell holds it: a percentage as a part of one, a dash as a dash."""
    found = re.match(r"[\d.,]+", text)
    if found is None:
        return text
    value = float(found[0].replace(".", "").replace(",", "."))
    return value / 100 if "%" in text else value


def test_the_spreadsheet_holds_numbers_as_numbers_and_a_sheet_of_definitions(chair, on_screen):
    tiles, units = on_screen
    sheets = cells(taken_out(chair, "xlsx"))
    assert list(sheets) == ["Số liệu", "Theo đơn vị", "Định nghĩa"]
    figures = {row[0]: row[1] for row in sheets["Số liệu"][4:]}
    assert figures == {name: number(value) for name, value in tiles}
    assert (figures["came"], figures["went in time"], figures["fees"]) == (9, 0.5, 72000)
    assert sheets["Theo đơn vị"][4:] == [[name, *map(number, values)] for name, values in units]
    assert sheets["Theo đơn vị"][5][3] == "–"  # nothing went there: that is no 0 %
    assert [row[:1] for row in sheets["Định nghĩa"][4:]] == [[name] for name, _value in tiles]
    for page in sheets.values():
        assert [page[1], page[2]] == [[MOMENT], [READER]]


def test_the_slides_have_tables_and_charts_with_the_numbers_of_the_screen(chair, on_screen):
    tiles, units = on_screen
    slides = Presentation(io.BytesIO(taken_out(chair, "pptx"))).slides
    shapes = [shape for slide in slides for shape in slide.shapes]
    rows = [[cell.text for cell in row.cells] for shape in shapes if shape.has_table for row in shape.table.rows]
    assert [row[:2] for row in rows[1 : len(tiles) + 1]] == [[name, value] for name, value in tiles]
    assert rows[-len(units) :] == [[name, *values] for name, values in units]
    charts = [list(shape.chart.plots[0].series[0].values) for shape in shapes if shape.has_chart]
    assert (charts[0][-1], len(charts[0])) == (9, 12)
    for slide in slides:
        said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert f"{MOMENT}. {READER}" in said


def test_what_is_not_for_the_reader_does_not_leave_the_house(offices, chair):
    with pytest.raises(Denied):
        taken_out(leader(offices.justice.below_id), "pdf")
    own = cells(taken_out(leader(offices.justice.below_id), "xlsx", don_vi="H53.10"))["Số liệu"]
    assert own[4][:2] == ["came", 5]
    for wrong in ({"bang": "no-such"}, {"kind": "doc"}):
        with pytest.raises(Http404):
            taken_out(chair, wrong.pop("kind", "pdf"), **wrong)


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "pptx"])
def test_the_home_page_leaves_the_house_too(chair, kind):
    answer = visit(export, chair, kind, **ASKED)
    assert answer["Content-Disposition"] == f'attachment; filename="dieu-hanh-h53-20261122.{kind}"'
    assert answer["Content-Type"] == KINDS[kind].type
