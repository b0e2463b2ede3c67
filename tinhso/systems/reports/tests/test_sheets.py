"""The form as a spreadsheet, out and back; the exchange files; the collation of a period."""

import csv
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tinhso.base.errors import Refused
from tinhso.engines.indicators.api import read_table
from tinhso.systems.reports.collation import collate
from tinhso.systems.reports.pages import period, sheets
from tinhso.systems.reports.pages.one import one as its_page
from tinhso.systems.reports.past import cells_of
from tinhso.systems.reports.sheets.reading import read_sheet
from tinhso.systems.reports.sheets.writing import written
from tinhso.systems.reports.tests.world import GOOD, MONTH, cells, visit
from tinhso.systems.reports.verbs.filling import submit


def filled(data: bytes, numbers: dict[str, str]) -> bytes:
    """The workbook with numbers written into its empty cells, as a spreadsheet program would."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                text = content.decode()
                for cell, number in numbers.items():
                    before, _, after = text.partition(f'<c r="{cell}"')
                    style, _, rest = after.partition("/>")
                    text = f'{before}<c r="{cell}"{style}><v>{number}</v></c>{rest}'
                content = text.encode()
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.goal("ioc-13")
def test_the_form_has_sections_and_is_filled_in_by_each_unit_for_itself(world):
    page = visit(its_page, world.clerk, world.of(world.ward).pk).content.decode()
    assert (
        page.index("I. Tiêm chủng") < page.index('name="v-1"') < page.index("II. Dịch bệnh") < page.index('name="v-4"')
    )
    world.deliver()
    assert cells_of(world.of(world.other)) == {}


@pytest.mark.goal("ioc-13")
def test_the_form_goes_out_as_a_spreadsheet_and_comes_back_filled_in(world):
    one = world.of(world.ward)
    empty = visit(sheets.download, world.clerk, one.pk).content
    assert empty == visit(sheets.download, world.clerk, one.pk).content
    rows = read_table(empty)
    assert rows[3][:5] == ["Mã", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Giải trình"]
    assert [row[1] for row in rows[4:]] == [
        "I. Tiêm chủng", "Trẻ dưới 1 tuổi", "Trẻ được tiêm đủ mũi", "Tỷ lệ tiêm đủ", "II. Dịch bệnh",
        "Ca mắc sốt xuất huyết",
    ]  # fmt: skip
    done = filled(empty, {"D6": "1200", "D7": "1140", "D8": "95.5", "D10": "6"})
    file = SimpleUploadedFile("bao-cao.xlsx", done)
    assert visit(sheets.upload, world.clerk, one.pk, post={}, files={"file": file}).status_code == 302
    one = world.of(world.ward)
    assert {code: cell.text for code, cell in cells_of(one).items()} == {
        "1": "1200", "2": "1140", "3": "95,5", "4": "6"
    }  # fmt: skip
    assert submit(one.pk, by=world.clerk).level == "sign"


def test_another_offices_form_is_not_taken(world):
    one, other = world.of(world.ward), world.of(world.other)
    with pytest.raises(Refused) as refused:
        read_sheet(one, written(other, cells(GOOD)))
    assert refused.value.field == "file"
    file = SimpleUploadedFile("bao-cao.xlsx", written(other, cells(GOOD)))
    assert visit(sheets.upload, world.clerk, one.pk, post={}, files={"file": file}).status_code == 422
    assert world.of(world.ward).draft == {}


def test_the_figures_of_a_period_stand_side_by_side_with_their_sum_where_it_makes_sense(world):
    world.approve(world.deliver())
    shown = collate(world.regime, MONTH)
    assert [(line.code, total) for line, _values, total in shown.rows] == [
        ("1", 120),
        ("2", 114),
        ("3", None),
        ("4", 6),
    ]
    assert "120" in visit(period.period, world.director, world.regime.code, MONTH).content.decode()


@pytest.mark.goal("ioc-30")
def test_a_period_goes_out_as_sdmx_always_the_same(world):
    world.approve(world.deliver())
    args = (world.director, world.regime.code, MONTH)
    rows = list(csv.DictReader(StringIO(visit(period.exchange, *args, "csv").content.decode())))
    assert [(row["REPORTER"], row["INDICATOR"], row["OBS_VALUE"], row["UNIT_MEASURE"]) for row in rows] == [
        ("H53.101", "1", "120", "trẻ"), ("H53.101", "2", "114", "trẻ"), ("H53.101", "3", "95", "%"),
        ("H53.101", "4", "6", "ca"),
    ]  # fmt: skip
    assert (rows[0]["FREQ"], rows[0]["TIME_PERIOD"]) == ("M", "2026-10-15/P1M")
    assert rows[0]["STRUCTURE_ID"] == "TINHSO:BAO_CAO_TIEM_CHUNG_MO_RONG(1.0)"
    first = visit(period.exchange, *args, "json").content
    assert first == visit(period.exchange, *args, "json").content
    data = json.loads(first)["data"]
    assert data["dataSets"][0]["observations"]["0:0:0:0"] == [120.0, "trẻ", "A", ""]
    names = [one["id"] for one in data["structures"][0]["dimensions"]["observation"]]
    assert names == ["FREQ", "TIME_PERIOD", "REPORTER", "INDICATOR"]


def test_only_what_is_approved_goes_out(world):
    world.deliver()
    answer = visit(period.exchange, world.director, world.regime.code, MONTH, "csv").content.decode()
    assert len(answer.splitlines()) == 1
