import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from tinhso.base import clock
from tinhso.base.channel import offices_of
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import allow, holds, new_subject, reading_as
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.indicators import boards, views
from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.measures import Live
from tinhso.engines.indicators.tests.trial import ALL, CAME, ON_TIME, happened

pytestmark = pytest.mark.django_db
FROM = date(2025, 7, 1)
TODAY = clock.at(2026, 11, 22, 7)
LATE = Live("trial.late", "late", count=lambda offices: {}, drill=lambda *_: [])


@pytest.fixture
def offices():
    """A province with two departments, the first of which has a division; and a party body apart."""
    area = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)

    def make(name, code, parent=None, kind="department"):
        return make_office(name=name, kind=kind, code=code, parent=parent, area=area, valid_from=FROM, by=PLATFORM)

    province = make("Ủy ban nhân dân tỉnh", "H53", kind="committee")
    justice = make("Sở Tư pháp", "H53.10", province)
    return SimpleNamespace(
        province=province,
        justice=justice,
        division=make("Phòng Hộ tịch", "H53.10.02", justice),
        health=make("Sở Y tế", "H53.11", province),
        party=make("Tỉnh ủy", "A53", kind="party"),
    )


@pytest.fixture(autouse=True)
def november(monkeypatch, offices):
    given = {
        "indicators.board": (Board("trial", "The trial", (*ALL, LATE)),),
        "records.url": (),
    }
    monkeypatch.setattr("tinhso.engines.indicators.boards.offered", given.__getitem__)
    for office, n in ((offices.justice, 3), (offices.division, 2), (offices.health, 4), (offices.party, 9)):
        for day in range(n):
            happened("came", clock.at(2026, 11, 1 + day), office=office.here_id, channel="portal", fee=8000,
                     recorded_at=TODAY)  # fmt: skip
    happened("went", clock.at(2026, 11, 20), office=offices.justice.here_id, on_time=True, recorded_at=TODAY)
    happened("went", clock.at(2026, 11, 20), office=offices.justice.here_id, on_time=False, recorded_at=TODAY)
    with clock.travel(clock.at(2026, 11, 22, 9)):
        yield


def leader(scope: int | None) -> Actor:
    actor = Actor(subject=new_subject("person"), position=new_subject("position"))
    if scope:
        allow(actor.position, "indicators.view", scope, by=PLATFORM)
    return actor


def visit(view, actor, *args, **query):
    request = RequestFactory().get("/", {name.replace("_", "-"): value for name, value in query.items()})
    request.__dict__.update(
        actor=actor, may=lambda code: holds(actor, code), user=SimpleNamespace(), session={}, hats=()
    )
    with reading_as(actor):  # as the middleware does
        return view(request, *args)


def numbers(answer) -> dict[str, str]:
    return json.loads(answer.content)


def test_the_chairman_sees_the_whole_committee_and_each_department(offices):
    data = numbers(visit(views.data, leader(offices.province.below_id)))
    assert data["trial.came@H53"] == "9"
    assert (data["trial.came@H53.10"], data["trial.came@H53.11"], data["trial.came@H53."]) == ("5", "4", "0")
    assert "trial.came@A53" not in data
    assert data["trial.on_time@H53"].startswith("50")
    assert data["trial.on_time@H53.11"] == "–"


def test_the_busiest_office_stands_first_and_the_data_say_when_they_were_so(offices):
    actor = leader(offices.province.below_id)
    text = visit(views.board, actor).content.decode()
    assert text.index("trial.came@H53.10") < text.index("trial.came@H53.11") < text.index('"trial.came@H53."')
    assert numbers(visit(views.data, actor))["moment"] == "09:00, 22/11/2026"


def test_a_department_opens_to_its_own_divisions(offices):
    data = numbers(visit(views.data, leader(offices.province.below_id), don_vi="H53.10"))
    assert (data["trial.came@H53.10"], data["trial.came@H53.10."], data["trial.came@H53.10.02"]) == ("5", "3", "2")


def test_a_right_here_does_not_reach_below(offices):
    data = numbers(visit(views.data, leader(offices.justice.here_id)))
    assert data["trial.came@H53.10"] == "3"


@pytest.mark.goal("ioc-28")
def test_without_the_right_neither_figure_nor_list_nor_stream_is_shown(offices):
    for view, *args in ((views.board,), (views.data,), (views.list_of, "trial.came")):
        with pytest.raises(Denied):
            visit(view, leader(None), *args)
        with pytest.raises(Denied):
            visit(view, leader(offices.justice.below_id), *args, don_vi="H53.11")


@pytest.mark.goal("ioc-28")
@pytest.mark.goal("ioc-25")
@pytest.mark.parametrize("wall", ["", "1"])
def test_the_board_and_its_stream_are_of_the_same_offices(offices, wall):
    answer = visit(views.board, leader(offices.justice.below_id), ky="2026-11", wall=wall)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'data-key="trial.came@H53.10"' in text
    token = text.split("token=")[1].split('"')[0]
    assert offices_of(token) == {offices.justice.here_id, offices.division.here_id}


@pytest.mark.parametrize(
    ("live", "address"), [("", "/song?token="), ("http://song.example", "http://song.example/song?token=")]
)
def test_the_stream_is_where_the_live_process_answers(offices, settings, live, address):
    settings.LIVE_URL = live
    answer = visit(views.board, leader(offices.justice.below_id))
    assert f'src="{address}' in answer.content.decode()


@pytest.mark.goal("ioc-11")
@pytest.mark.parametrize(("part", "rows"), [("of", 1), ("over", 2), ("rest", 1)])
def test_each_side_of_a_ratio_opens_its_own_list(offices, part, rows):
    answer = visit(views.list_of, leader(offices.province.below_id), ON_TIME.code, phan=part, ky="2026-11")
    assert answer.status_code == 200
    assert answer.content.decode().count("20/11/2026") == rows


def test_a_list_is_of_the_readers_offices_and_its_own_office_alone(offices):
    def rows(unit):
        answer = visit(views.list_of, leader(offices.province.below_id), CAME.code, don_vi=unit)
        return len(re.findall(r"<td[^>]*>Sở", answer.content.decode()))

    assert (rows("H53"), rows("H53.10."), rows("H53.11")) == (7, 3, 4)


def test_records_the_reader_may_see_are_linked_and_the_others_only_counted(offices, monkeypatch):
    given = {"records.url": ({"cases.case": lambda actor, ids: {ids[0]: ("Khai sinh", "/ho-so/1/")}},)}
    monkeypatch.setattr(boards, "offered", given.__getitem__)
    assert boards.record_links("cases.case", [1, 2], None) == {1: ("Khai sinh", "/ho-so/1/")}
    assert boards.record_links("other.thing", [1], None) == {}


def test_what_is_no_period_is_refused(offices):
    with pytest.raises(Refused):
        visit(views.board, leader(offices.province.below_id), ky="hôm qua")


def test_a_screen_costs_few_statements(offices, django_assert_max_num_queries):
    actor = leader(offices.province.below_id)
    holds(actor, "indicators.view")
    with django_assert_max_num_queries(8):
        visit(views.board, actor)


def test_a_wall_shows_the_few_figures_that_a_board_names_for_it():
    board = Board("trial", "Trial", (CAME, ON_TIME, LATE, CAME, ON_TIME))
    assert board.for_a_wall.indicators == (CAME, ON_TIME, LATE)
    named = Board("trial", "Trial", (CAME, ON_TIME, LATE, CAME), wall=(LATE,))
    assert named.for_a_wall.indicators == (LATE,)


@pytest.mark.goal("cases-25")
def test_a_page_of_a_day_that_has_passed_shows_what_was_known_then_and_its_list_the_same(offices):
    for sign, recorded in ((1, clock.at(2026, 11, 21, 9)), (-1, clock.at(2026, 11, 22, 8))):
        happened("came", clock.at(2026, 11, 1), office=offices.health.here_id, sign=sign, recorded_at=recorded)
    for day in (18, 22):
        happened("went", clock.at(2026, 11, 2), office=offices.health.here_id, on_time=True,
                 recorded_at=clock.at(2026, 11, day, 8))  # fmt: skip
    chief = leader(offices.province.below_id)
    then = {"don_vi": "H53.11", "tai_ngay": "2026-11-21"}
    assert numbers(visit(views.data, chief, don_vi="H53.11"))["trial.came@H53.11"] == "4"
    told = numbers(visit(views.data, chief, **then))
    assert (told["trial.came@H53.11"], told["trial.on_time@H53.11"]) == ("1", "100,0\u00a0%")
    text = visit(views.list_of, chief, "trial.came", **then).content.decode()
    assert "<strong>1</strong>" in text
    assert "tai-ngay=2026-11-21" in text  # the way back stays in that day
    text = visit(views.board, chief, **then).content.decode()
    assert 'value="2026-11-21"' in text
    assert "poll=" not in text  # nothing changes there any more


@pytest.mark.goal("cases-25")
def test_a_figure_that_nothing_tells_of_says_so_on_a_day_that_has_passed(offices):
    chief = leader(offices.province.below_id)
    assert numbers(visit(views.data, chief, tai_ngay="2026-11-20"))["trial.late@H53"] == "–"


@pytest.mark.goal("cases-25")
def test_what_will_be_known_tomorrow_is_refused(offices):
    chief = leader(offices.province.below_id)
    for day in ("2026-11-23", "hôm qua"):
        with pytest.raises(Refused):
            visit(views.board, chief, tai_ngay=day)
