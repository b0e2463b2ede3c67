from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tinhso.base import clock
from tinhso.base.geometry import Place
from tinhso.engines.directory import rings
from tinhso.engines.directory.api import area_at, area_on, centre_of, communes_of, shapes, successors
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.data import outlines
from tinhso.engines.directory.loading import load_reference
from tinhso.engines.directory.shapes import AreaRing, AreaShape
from tinhso.engines.directory.verbs.outlines import load_outlines

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
TAN_AN = (10.5353, 106.4137)  # the market of the old town


@pytest.fixture(autouse=True)
def the_outlines(db):
    load_reference()


def test_loading_twice_changes_nothing():
    assert load_outlines() == 0
    assert AreaShape.objects.count() == 403
    assert AreaShape.objects.filter(is_approximate=False).count() == 0


def test_a_lost_ring_is_put_back():
    AreaRing.objects.filter(shape__area=area_on("27694")).delete()
    assert load_outlines() == 1
    assert area_at(*TAN_AN).code == "27694"


def test_the_file_is_what_the_script_writes(tmp_path):
    outlines.main(tmp_path)
    assert (tmp_path / "outlines.csv").read_text() == (outlines.HERE / "outlines.csv").read_text()


def test_the_market_of_tan_an_lies_in_phuong_1_and_since_july_2025_in_phuong_long_an():
    assert area_at(*TAN_AN, BEFORE).line == "Phường 1, Thành phố Tân An, Tỉnh Long An"
    assert area_at(*TAN_AN, AFTER).line == "Phường Long An, Tỉnh Tây Ninh"


def test_district_and_province_are_found_on_their_own_day():
    assert str(area_at(*TAN_AN, BEFORE, level="district")) == "Thành phố Tân An"
    assert area_at(*TAN_AN, AFTER, level="district") is None
    assert str(area_at(*TAN_AN, BEFORE, level="province")) == "Tỉnh Long An"
    assert str(area_at(*TAN_AN, AFTER, level="province")) == "Tỉnh Tây Ninh"


@pytest.mark.parametrize(
    "place",
    [(9.5, 107.5), (11.0879, 105.7993), (10.7769, 106.7009), (10.3600, 106.3600), (0, 0), (float("nan"), 106.0)],
    ids=["the sea", "Svay Rieng in Cambodia", "Hồ Chí Minh City", "Mỹ Tho", "nowhere", "no number"],
)
def test_a_place_outside_the_province_lies_in_no_commune(place):
    assert [area_at(*place, day) for day in (BEFORE, AFTER)] == [None, None]


def test_every_centre_lies_in_its_own_outline():
    for shape in AreaShape.objects.select_related("area").prefetch_related("rings"):
        lines = [ring.line for ring in shape.rings.all() if not ring.is_hole]
        assert any(rings.holds(line, Place(*shape.centre)) for line in lines), shape.area
        assert not any(rings.crosses_itself(line) for line in lines), shape.area


def test_every_commune_is_found_at_its_centre():
    for day, code in ((BEFORE, "80"), (BEFORE, "72"), (AFTER, "80")):
        for commune in communes_of(area_on(code, "province", day), day):
            centre = centre_of(commune)
            assert area_at(centre.lat, centre.lng, day) == commune


def test_the_centre_of_an_old_commune_lies_in_its_heir():
    for commune in Area.objects.on(BEFORE).filter(level="commune"):
        centre, heir = centre_of(commune), successors(commune)[0].after
        assert area_at(centre.lat, centre.lng, AFTER) == heir, commune


def test_a_unit_without_outline_has_the_centre_of_the_register():
    assert centre_of(area_on("20333")) == Place(112.135, 16.568)
    assert centre_of(area_on("27688", day=date(2023, 6, 30))) is None


def test_a_place_is_found_with_two_statements_through_the_index():
    with CaptureQueriesContext(connection) as queries:
        assert area_at(*TAN_AN, AFTER).parent.name == "Tây Ninh"
    assert len(queries) == 2
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM directory_arearing r WHERE box(r.line) @> box('(106,10)'::point)")
        assert "area_ring_by_place" in str(cursor.fetchall())


def test_the_outlines_of_the_province_are_small_and_rounded():
    found = shapes(area_on("80", "province", AFTER), AFTER)
    assert len(found["features"]) == 96
    one = next(f for f in found["features"] if f["properties"]["code"] == "27694")
    assert one["properties"] == {
        "code": "27694", "name": "Phường Long An", "centre": [106.405, 10.5476], "approximate": True,
    }  # fmt: skip
    ring = one["geometry"]["coordinates"][0][0]
    assert ring[0] == ring[-1]
    assert all(round(number, 4) == number for corner in ring for number in corner)
    assert len(json.dumps(found)) < 80_000
    assert len(shapes(area_on("80", "province", BEFORE), BEFORE)["features"]) == 186


def test_the_outlines_of_before_and_after_are_asked_by_the_day_and_answered_304_while_nothing_changed():
    client = Client()
    before = client.get("/co-quan/dia-gioi/80.json", {"ngay": "2025-06-30"})
    after = client.get("/co-quan/dia-gioi/80.json", {"ngay": "2025-07-01"})
    assert [len(answer.json()["features"]) for answer in (before, after)] == [186, 96]
    known = {"HTTP_IF_NONE_MATCH": after.headers["ETag"]}
    assert client.get("/co-quan/dia-gioi/80.json", {"ngay": "2025-07-01"}, **known).status_code == 304
    with clock.travel(clock.at(2026, 12, 1, 8, 0)):
        AreaShape.objects.filter(area=area_on("27694")).update(loaded_at=clock.now())
    assert client.get("/co-quan/dia-gioi/80.json", {"ngay": "2025-07-01"}, **known).status_code == 200
    assert client.get("/co-quan/dia-gioi/99.json").status_code == 404


def test_hoang_sa_and_truong_sa_are_on_the_map_of_the_country():
    found = Client().get("/co-quan/dia-gioi/viet-nam.json").json()["features"]
    islands = {f["properties"]["name"]: f["geometry"] for f in found if f["properties"]["kind"] == "islands"}
    assert list(islands) == ["Quần đảo Hoàng Sa (Việt Nam)", "Quần đảo Trường Sa (Việt Nam)"]
    for name, (lng, lat) in zip(islands, [(112.0, 16.5), (114.0, 10.0)], strict=True):
        line = tuple(Place(*corner) for corner in islands[name]["coordinates"][0])
        assert rings.holds(line, Place(lng, lat))
    assert sum(f["properties"]["kind"] == "island" for f in found) == 13


def test_the_name_of_a_place_is_told_and_nonsense_refused():
    client = Client()
    told = client.get("/co-quan/dia-gioi/noi.json", {"lat": TAN_AN[0], "lng": TAN_AN[1]}).json()["area"]
    assert told == {
        "id": area_on("27694").pk, "code": "27694", "name": "Phường Long An",
        "line": "Phường Long An, Tỉnh Tây Ninh",
    }  # fmt: skip
    assert client.get("/co-quan/dia-gioi/noi.json", {"lat": "9.5", "lng": "107.5"}).json() == {"area": None}
    assert client.get("/co-quan/dia-gioi/noi.json", {"lat": "inf", "lng": "x"}).status_code == 400
