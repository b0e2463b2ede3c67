import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from tinhso.base import clock
from tinhso.base.errors import Denied
from tinhso.engines.access.api import allow, holds, new_subject, reading_as
from tinhso.engines.directory.api import make_office
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.indicators import boards
from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.measures import Live
from tinhso.engines.indicators.tests.trial import ALL, CAME, ON_TIME, happened
from tinhso.engines.indicators.views.records import list_of

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


@pytest.mark.goal("ioc-11")
@pytest.mark.parametrize(("part", "rows"), [("of", 1), ("over", 2), ("rest", 1)])
def test_each_side_of_a_ratio_opens_its_own_list(offices, part, rows):
    answer = visit(list_of, leader(offices.province.below_id), ON_TIME.code, phan=part, ky="2026-11")
    assert answer.status_code == 200
    assert answer.content.decode().count("20/11/2026") == rows


@pytest.mark.goal("ioc-28")
def test_without_the_right_no_list_is_shown(offices):
    with pytest.raises(Denied):
        visit(list_of, leader(None), "trial.came")
    with pytest.raises(Denied):
        visit(list_of, leader(offices.justice.below_id), "trial.came", don_vi="H53.11")


def test_a_list_is_of_the_readers_offices_and_its_own_office_alone(offices):
    def rows(unit):
        answer = visit(list_of, leader(offices.province.below_id), CAME.code, don_vi=unit)
        return len(re.findall(r"<td[^>]*>Sở", answer.content.decode()))

    assert (rows("H53"), rows("H53.10."), rows("H53.11")) == (7, 3, 4)


def test_records_the_reader_may_see_are_linked_and_the_others_only_counted(offices, monkeypatch):
    given = {"records.url": ({"cases.case": lambda actor, ids: {ids[0]: ("Khai sinh", "/ho-so/1/")}},)}
    monkeypatch.setattr(boards, "offered", given.__getitem__)
    assert boards.record_links("cases.case", [1, 2], None) == {1: ("Khai sinh", "/ho-so/1/")}
    assert boards.record_links("other.thing", [1], None) == {}


def test_a_wall_shows_the_few_figures_that_a_board_names_for_it():
    board = Board("trial", "Trial", (CAME, ON_TIME, LATE, CAME, ON_TIME))
    assert board.for_a_wall.indicators == (CAME, ON_TIME, LATE)
    named = Board("trial", "Trial", (CAME, ON_TIME, LATE, CAME), wall=(LATE,))
    assert named.for_a_wall.indicators == (LATE,)


@pytest.mark.goal("cases-25")
def test_a_list_of_a_day_that_has_passed_holds_what_was_known_then(offices):
    for sign, recorded in ((1, clock.at(2026, 11, 21, 9)), (-1, clock.at(2026, 11, 22, 8))):
        happened("came", clock.at(2026, 11, 1), office=offices.health.here_id, sign=sign, recorded_at=recorded)
    chief = leader(offices.province.below_id)
    text = visit(list_of, chief, "trial.came", don_vi="H53.11", tai_ngay="2026-11-21").content.decode()
    assert "<strong>1</strong>" in text
    assert "tai-ngay=2026-11-21" in text  # the way back stays in that day
