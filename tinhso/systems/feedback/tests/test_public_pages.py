"""What everybody sees: list, map, table, feed, one report."""

import csv
import io
import json
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinhso.base import clock
from tinhso.base.clock import at
from tinhso.base.jobs import drain
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.directory.models import Area, Succession
from tinhso.engines.indicators.api import catch_up
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.public import keeping, points, queries
from tinhso.systems.feedback.public.figures import Line, without_small
from tinhso.systems.feedback.public.queries import Wanted, newest, publications, within
from tinhso.systems.feedback.tests.published import answer, publish

pytestmark = pytest.mark.goal("feedback-21")


@pytest.fixture
def shown(world):
    """Three reports, a day apart: a lamp, a lamp at a place, a fallen tree."""
    made = [publish(world, "Đèn đường không sáng ba đêm nay.")]
    with clock.travel(at(2026, 11, 18, 8)):
        made.append(publish(world, "Đèn hẻm hư, tối om.", place="hẻm 20 đường Hùng Vương", lat=10.53, lng=106.41))
    with clock.travel(at(2026, 11, 19, 8)):
        made.append(publish(world, "Cây đổ chắn ngang đường.", category=world.urgent, lat=10.55, lng=106.43))
        yield made


def codes(answer) -> list[str]:
    return [each.code for each in answer.context["list"].items]


def test_the_list_shows_the_newest_first_and_asks_the_database_six_times(client, shown):
    client.get("/phan-anh/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/phan-anh/")
    assert codes(answer) == [each.code for each in reversed(shown)]
    assert len([q for q in asked if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]) <= 6, [q["sql"] for q in asked]


@pytest.mark.parametrize(
    ("query", "which"),
    [
        ("q=den", [1, 0]),
        ("q=ĐÈN hẻm", [1]),
        ("q=hung vuong", [1]),
        ("q=PA-261119", [2]),
        ("linh_vuc=ha-tang", [2, 1, 0]),
        ("linh_vuc=cay-do", [2]),
        ("khu_vuc=80001", [2, 1, 0]),
        ("khu_vuc=99999", []),
        ("trang_thai=xong", []),
        ("trang_thai=mo", [2, 1, 0]),
        ("tu=18/11/2026&den=18/11/2026", [1]),
        ("tu=nonsense", [2, 1, 0]),
        ("q=%00", [2, 1, 0]),
    ],
)
@pytest.mark.goal("feedback-40")
def test_the_list_is_narrowed_by_its_address(client, world, shown, query, which):
    Publication.objects.update(area=Area.objects.get(code="80001"))
    assert codes(client.get(f"/phan-anh/?{query}")) == [shown[n].code for n in which]


def test_an_area_is_followed_through_time(client, world, shown):
    now = Area.objects.get(code="80001")
    old = Area.objects.create(
        code="27700", level="commune", kind="xã", name="Bình Quới cũ", valid_from="2004-01-01", valid_to="2025-07-01"
    )
    Succession.objects.create(before=old, after=now, main_heir=True, main_origin=True, share=1)
    Publication.objects.filter(pk=shown[0].pk).update(area=old)
    Publication.objects.filter(pk=shown[1].pk).update(area=now)
    Publication.objects.filter(pk=shown[2].pk).update(area=None)
    assert codes(client.get("/phan-anh/?khu_vuc=80001")) == [shown[1].code, shown[0].code]
    assert codes(client.get("/phan-anh/?khu_vuc=27700")) == [shown[0].code]


def test_the_list_goes_on_after_the_last_one_of_a_page(shown, world):
    assert [each.code for each in newest(Wanted(), n=1)] == [shown[2].code, shown[1].code]
    assert [each.code for each in newest(Wanted(), after=shown[2].code, n=1)] == [shown[1].code, shown[0].code]
    Publication.objects.update(reported_at=at(2026, 11, 17, 8))  # at one moment: then by key
    everything = [each.code for each in newest(Wanted(), n=5)]
    assert [each.code for each in newest(Wanted(), after=everything[0], n=5)] == everything[1:]


def test_an_empty_list_says_what_will_stand_there(client, world):
    said = client.get("/phan-anh/").content.decode()
    assert "/phan-anh/gui/" in said
    assert client.get("/phan-anh/?q=khong-co").status_code == 200


def test_the_page_of_a_report_tells_its_answer_states_and_deadline(client, world, shown):
    found = shown[1]
    answer(world, keeping.report_of(found.report).case, "Đã thay bóng đèn.\nMong bà con yên tâm.")
    keeping.refresh(found.report)
    said = client.get(f"/phan-anh/cong-khai/{found.code}/").content.decode()
    assert "Đã thay bóng đèn.<br>" in said and "UBND xã Bình Quới" in said and "hẻm 20 đường Hùng Vương" in said
    sheet = client.get(f"/phan-anh/cong-khai/{found.code}/").context["sheet"]
    assert [str(each.title) for each in sheet.entries][0] and len(sheet.entries) == 3
    assert client.get("/phan-anh/cong-khai/PA-000000-0000/").status_code == 404


def test_a_merged_report_sends_its_reader_on(client, world, shown):
    cases.merge(shown[1].report, into=shown[0].report, by=world.actor("coordinator"))
    drain()
    sent = client.get(f"/phan-anh/cong-khai/{shown[1].code}/")
    assert (sent.status_code, sent.url) == (302, f"/phan-anh/cong-khai/{shown[0].code}/")


@pytest.mark.goal("feedback-22")
def test_the_points_of_a_box_are_geojson_and_are_not_sent_twice(client, shown):
    answer = client.get("/phan-anh/ban-do.json?bbox=106.40,10.52,106.42,10.54")
    found = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/geo+json" and found["complete"] is True
    (feature,) = found["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.41, 10.53]}
    assert feature["properties"]["url"] == f"/phan-anh/cong-khai/{shown[1].code}/"
    known = {"If-None-Match": answer["ETag"]}
    again = client.get("/phan-anh/ban-do.json?bbox=106.40,10.52,106.42,10.54", headers=known)
    assert again.status_code == 304 and not again.content
    assert len(json.loads(client.get("/phan-anh/ban-do.json").content)["features"]) == 2
    assert len(json.loads(client.get("/phan-anh/ban-do.json?linh_vuc=cay-do").content)["features"]) == 1


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "2,0,1,0", "0,0,999,1", "nan,0,1,1"])
def test_a_box_that_is_none_is_answered_with_400(client, world, box):
    assert client.get(f"/phan-anh/ban-do.json?bbox={box}").status_code == 400


def test_the_points_end_at_the_newest(shown, monkeypatch):
    monkeypatch.setattr(points, "MOST", 1)
    found = points.collection(publications(Wanted()), points.WORLD)
    assert found["complete"] is False and [each["id"] for each in found["features"]] == [shown[2].code]


def test_a_small_box_is_found_by_the_index_over_places(world):
    rows = [
        Publication(
            report=f"00000000-0000-0000-0000-{n:012}", code=f"X{n}", category=world.lamp, text="x", folded="x", stage=1,
            lat=10 + n % 100 / 100, lng=106 + n // 100 / 100, reported_at=clock.now(), updated_at=clock.now(),
        )
        for n in range(5000)
    ]  # fmt: skip
    Publication.objects.bulk_create(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE feedback_publication")
    box = (106.1, 10.1, 106.14, 10.14)
    found = within(publications(Wanted()), box)
    plan = found.order_by(*queries.NEWEST).explain()
    assert "feedback_publication_point" in plan or "feedback_publication_place" in plan  # both hold the place
    assert found.count() == 25
    wide = within(publications(Wanted()), (100, 5, 110, 15)).order_by(*queries.NEWEST)[: points.MOST]
    assert "feedback_publication_point" not in wide.explain()


@pytest.mark.goal("feedback-38")
def test_the_table_holds_every_line_and_no_formula(client, world, shown):
    Publication.objects.filter(pk=shown[0].pk).update(text="=HYPERLINK(1)")
    text = b"".join(client.get("/phan-anh/tai-ve.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows[1:]] == [each.code for each in reversed(shown)]
    assert rows[-1][2] == "'=HYPERLINK(1)" and rows[2][6:8] == ["10.53", "106.41"]


def test_the_feed_is_atom_and_is_narrowed_as_the_list_is(client, shown):
    answer = client.get("/phan-anh/tin.atom?linh_vuc=cay-do")
    feed = ElementTree.fromstring(answer.content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert [e.findtext("{http://www.w3.org/2005/Atom}id").rsplit("/", 2)[1] for e in entries] == [shown[2].code]


def test_the_figures_are_open_and_small_ones_are_not_told(client, world, shown):
    assert client.get("/phan-anh/so-lieu/").status_code == 200
    assert client.get("/phan-anh/so-lieu/?ky=nonsense").status_code == 200
    lines = [Line("a", 3, [3]), Line("b", 9, [9]), Line("c", 20, [20])]
    assert [(each.office, each.is_small, list(each.values)) for each in without_small(lines)] == [
        ("a", True, []),
        ("b", True, []),
        ("c", False, [20]),
    ]
    assert without_small(lines[1:]) == lines[1:]


def test_a_visitor_is_told_how_many_are_overdue_behind_the_wall_too(client, world):
    made = publish(world)
    accepted = {"limit": Limit(Decimal(1), "workday"), "process": cases.process_for("feedback")}
    cases.accept(made.report, office=world.commune, by=world.actor("coordinator"), **accepted)
    catch_up()
    with clock.travel(at(2026, 11, 20, 8)), access.walled():
        total = client.get("/phan-anh/so-lieu/").context["total"]
    assert total[3] == 1
