from datetime import date

import pytest

from tinhso.base import clock
from tinhso.base.channel import offices_of
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access.api import holds
from tinhso.engines.directory.api import close_office, make_office
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators.tests.trial import happened
from tinhso.systems.ioc.pages.home import home
from tinhso.systems.ioc.pages.live import data
from tinhso.systems.ioc.pages.sector import sector
from tinhso.systems.ioc.pages.wall import wall
from tinhso.systems.ioc.tests.world import leader, numbers, visit

pytestmark = pytest.mark.django_db


def test_the_chairman_sees_the_whole_committee_and_each_department(offices):
    found = numbers(visit(data, leader(offices.province.below_id)))
    assert found["trial.came@H53"] == "9"
    assert (found["trial.came@H53.10"], found["trial.came@H53.11"], found["trial.came@H53."]) == ("5", "4", "0")
    assert "trial.came@A53" not in found
    assert found["trial.on_time@H53"].startswith("50")
    found = numbers(visit(data, leader(offices.province.below_id), bang="trial"))
    assert found["trial.on_time@H53"].startswith("50")
    assert found["trial.on_time@H53.11"] == "–"


def test_the_busiest_office_stands_first_and_the_data_say_when_they_were_so(offices):
    actor = leader(offices.province.below_id)
    text = visit(home, actor).content.decode()
    assert text.index("trial.came@H53.10") < text.index("trial.came@H53.11") < text.index('"trial.came@H53."')
    assert numbers(visit(data, actor))["moment"] == "09:00, 22/11/2026"


def test_a_department_opens_to_its_own_divisions(offices):
    found = numbers(visit(data, leader(offices.province.below_id), don_vi="H53.10"))
    assert (found["trial.came@H53.10"], found["trial.came@H53.10."], found["trial.came@H53.10.02"]) == ("5", "3", "2")


def test_a_right_here_does_not_reach_below(offices):
    found = numbers(visit(data, leader(offices.justice.here_id)))
    assert found["trial.came@H53.10"] == "3"


@pytest.mark.goal("ioc-28")
def test_without_the_right_neither_figure_nor_list_nor_stream_is_shown(offices):
    for view, *args in ((home,), (data,), (sector, "trial")):
        with pytest.raises(Denied):
            visit(view, leader(None), *args)
        with pytest.raises(Denied):
            visit(view, leader(offices.justice.below_id), *args, don_vi="H53.11")


@pytest.mark.goal("ioc-28")
def test_the_board_and_its_stream_are_of_the_same_offices(offices):
    answer = visit(home, leader(offices.justice.below_id), ky="2026-11")
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
    answer = visit(home, leader(offices.justice.below_id))
    assert f'src="{address}' in answer.content.decode()


def test_what_is_no_period_is_refused(offices):
    with pytest.raises(Refused):
        visit(home, leader(offices.province.below_id), ky="hôm qua")


def test_a_screen_costs_few_statements(offices, django_assert_max_num_queries):
    actor = leader(offices.province.below_id)
    holds(actor, "indicators.view")
    with django_assert_max_num_queries(14):
        visit(home, actor)


@pytest.mark.goal("ioc-25")
def test_the_wall_shows_the_few_figures_of_each_board(offices):
    text = visit(wall, leader(offices.justice.below_id)).content.decode()
    assert text.count('<p class="value"') == 3
    found = numbers(visit(data, leader(offices.justice.below_id), trang="man-hinh"))
    figures = {"trial.came@H53.10", "trial.online@H53.10", "trial.on_time@H53.10"}
    assert set(found) == figures | {"moment", "alarms"}
    assert all(word in text for word in ('<wall-turn seconds="15">', "data-age=", 'data-alarm="2"'))


@pytest.mark.goal("cases-25")
def test_a_page_of_a_day_that_has_passed_shows_what_was_known_then(offices):
    for sign, recorded in ((1, clock.at(2026, 11, 21, 9)), (-1, clock.at(2026, 11, 22, 8))):
        happened("came", clock.at(2026, 11, 1), office=offices.health.here_id, sign=sign, recorded_at=recorded)
    for day in (18, 22):
        happened("went", clock.at(2026, 11, 2), office=offices.health.here_id, on_time=True,
                 recorded_at=clock.at(2026, 11, day, 8))  # fmt: skip
    chief = leader(offices.province.below_id)
    then = {"don_vi": "H53.11", "tai_ngay": "2026-11-21"}
    assert numbers(visit(data, chief, don_vi="H53.11"))["trial.came@H53.11"] == "4"
    told = numbers(visit(data, chief, **then))
    assert (told["trial.came@H53.11"], told["trial.on_time@H53.11"]) == ("1", "100,0\u00a0%")
    text = visit(home, chief, **then).content.decode()
    assert 'value="2026-11-21"' in text
    assert "poll=" not in text  # nothing changes there any more


@pytest.mark.goal("cases-25")
def test_a_figure_that_nothing_tells_of_says_so_on_a_day_that_has_passed(offices):
    chief = leader(offices.province.below_id)
    assert numbers(visit(data, chief, tai_ngay="2026-11-20"))["trial.late@H53"] == "–"


@pytest.mark.goal("cases-25")
def test_what_will_be_known_tomorrow_is_refused(offices):
    chief = leader(offices.province.below_id)
    for day in ("2026-11-23", "hôm qua"):
        with pytest.raises(Refused):
            visit(home, chief, tai_ngay=day)


@pytest.fixture
def long_an(offices):
    """Long An until 30 June 2025: its committee, a district and two communes, of which today's offices took over."""
    until, area = date(2025, 7, 1), Area.objects.get(code="80")

    def make(name, code, parent, heir):
        office = make_office(name=name, kind="committee", code=code, parent=parent, area=area,
                             valid_from=date(2020, 1, 1), by=PLATFORM)  # fmt: skip
        Office.objects.filter(pk=office.pk).update(valid_to=until, successor=heir)
        return Office.objects.get(pk=office.pk)

    top = make("Ủy ban nhân dân tỉnh Long An", "H39", None, offices.province)
    district = make("Ủy ban nhân dân huyện Châu Thành", "H39.20", top, None)
    communes = [make(f"Ủy ban nhân dân xã {n}", f"H39.20.{n}", district, offices.health) for n in (1, 2)]
    for office, many in ((district, 1), (communes[0], 2), (communes[1], 4)):
        for _ in range(many):
            happened("came", clock.at(2025, 5, 5), office=office.here_id)
    return district


@pytest.mark.goal("ioc-8")
def test_a_district_of_before_2025_has_its_home_with_its_communes_of_then(offices, long_an):
    chief = leader(offices.province.below_id)
    then = {"don_vi": "H39.20", "ky": "2025-05"}
    found = numbers(visit(data, chief, **then))
    assert [found[f"trial.came@{unit}"] for unit in ("H39.20", "H39.20.", "H39.20.1", "H39.20.2")] == [
        "7", "1", "2", "4",
    ]  # fmt: skip
    text = visit(home, chief, **then).content.decode()
    assert "31/05/2025" in text
    assert 'don-vi=H39"' in text.replace("&amp;", "&")  # the way leads to the province of then
    now = numbers(visit(data, chief, don_vi="H53", ky="2025-05"))
    assert now["trial.came@H53"] == "7"  # nothing is lost along the tree of today
    with pytest.raises(Denied):
        visit(home, leader(offices.justice.below_id), **then)


def test_a_period_further_back_than_the_list_stays_chosen(offices):
    text = visit(home, leader(offices.province.below_id), ky="2024-06").content.decode()
    assert '<option value="2024-06" selected>' in text


def test_an_office_closed_before_the_period_stands_there_only_with_what_it_still_has(offices):
    closed = close_office(offices.health.pk, day=date(2026, 8, 1), successor=offices.justice, by=PLATFORM)
    actor = leader(offices.province.below_id)
    for month, stands in (("2026-06", True), ("2026-10", False), ("2026-11", True)):
        text = visit(home, actor, ky=month, don_vi="H53.10").content.decode()
        assert (f"trial.came@{closed.code}" in text) is stands, month
