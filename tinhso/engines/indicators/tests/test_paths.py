"""From the province to a file: every step is a link, adds up, and shows each reader only what is theirs."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators import boards
from tinhso.engines.indicators.boards import Board
from tinhso.engines.indicators.drilling import count
from tinhso.engines.indicators.narrowing import Narrow
from tinhso.engines.indicators.paths import steps
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.splitting import DAY, OFFICE, OFFICIAL, TOPIC, split
from tinhso.engines.indicators.tests.test_pages import leader, offices, visit
from tinhso.engines.indicators.tests.trial import ALL, CAME, ON_TIME, OPEN, TOPICS, happened
from tinhso.engines.indicators.views.records import list_of

__all__ = ["offices"]

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-12")]
FILE = UUID(int=7)
BIRTH, PAVING = "1.001193", "1.009972"
NOVEMBER = Period.month(2026, 11)


@pytest.fixture(autouse=True)
def november(monkeypatch, offices):
    given = {
        "indicators.board": (Board("trial", "The trial", (*ALL, TOPICS)),),
        "records.url": (
            {"cases.case": lambda actor, ids: {FILE: ("Khai sinh 7", "/ho-so/7/")} if actor.position else {}},
        ),
        "indicators.topics": (lambda codes: {code: "Đăng ký khai sinh" for code in codes if code == BIRTH},),
    }
    monkeypatch.setattr(boards, "offered", given.__getitem__)
    monkeypatch.setattr(steps, "offered", given.__getitem__)
    person = directory.register_person(name="Lê Văn Út", by=PLATFORM)
    offices.ut = directory.appoint(person, offices.justice, "Chuyên viên", by=PLATFORM).subject_id
    for day, topic, position, record in (
        (3, BIRTH, offices.ut, FILE), (3, BIRTH, offices.ut, None), (3, PAVING, None, None), (4, BIRTH, None, None),
    ):  # fmt: skip
        happened("came", clock.at(2026, 11, day), office=offices.justice.here_id, topic=topic, position=position,
                 record=record)  # fmt: skip
    happened("came", clock.at(2026, 11, 3, 23, 59), office=offices.health.here_id, topic=PAVING)
    happened("went", clock.at(2026, 11, 20), office=offices.justice.here_id, topic=BIRTH, on_time=True)
    happened("went", clock.at(2026, 11, 21), office=offices.justice.here_id, topic=BIRTH, on_time=False)
    with clock.travel(clock.at(2026, 11, 22, 9)):
        yield


def opened(actor, address):
    """The page at an address, as whoever got it would open it."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    return visit(list_of, actor, parts.path.strip("/").split("/")[-1], **query).content.decode()


def link(page, text):
    return unescape(re.search(rf'<a href="([^"]+)"[^>]*>{text}</a>', page)[1])


def total(page):
    return re.search(r"<strong>([^<]+)</strong>", page)[1]


def test_a_leader_walks_from_the_province_to_the_file_and_each_address_can_be_given_away(offices):
    chief = leader(offices.province.below_id)
    address, walked = "/chi-tieu/trial.came/?ky=2026-11&don-vi=H53", []
    for step, choice in (
        ("Theo đơn vị", "Sở Tư pháp"), ("Theo ngày", "03/11/2026"), ("Theo thủ tục, lĩnh vực", "Đăng ký khai sinh"),
        ("Theo cán bộ", "Chuyên viên, Lê Văn Út"),
    ):  # fmt: skip
        walked.append(total(opened(chief, address)))
        address = link(opened(chief, link(opened(chief, address), step)), choice)
    last = opened(chief, address)
    assert [*walked, total(last)] == ["5", "4", "3", "2", "2"]
    assert 'href="/ho-so/7/">Khai sinh 7' in last
    assert address == (
        f"/chi-tieu/trial.came/?ky=2026-11&don-vi=H53.10&ngay=2026-11-03&thu-tuc={BIRTH}&can-bo={offices.ut}"
    )
    # Given to the head of the department it says the same; to another department it says nothing.
    assert total(opened(leader(offices.justice.below_id), address)) == "2"
    with pytest.raises(Denied):
        opened(leader(offices.health.below_id), address)


def test_what_was_chosen_can_be_taken_away_again_in_any_order(offices):
    chief = leader(offices.province.below_id)
    page = opened(chief, f"/chi-tieu/trial.came/?ky=2026-11&don-vi=H53&ngay=2026-11-03&thu-tuc={PAVING}")
    assert total(page) == "2"
    without = [unescape(url) for url in re.findall(r'<a href="([^"]+)">bỏ<span', page)]
    assert [total(opened(chief, url)) for url in without] == ["2", "4"]
    units = opened(chief, f"/chi-tieu/trial.came/?ky=2026-11&don-vi=H53&thu-tuc={PAVING}&theo=don-vi")
    assert re.findall(r'<td class="number">(\d)</td>', units) == ["1", "1"]


@pytest.mark.parametrize("by", [DAY, TOPIC, OFFICIAL, OFFICE])
@pytest.mark.parametrize("indicator", [CAME, ON_TIME, OPEN])
def test_the_parts_of_every_step_add_up_to_the_figure_and_each_to_its_list(offices, indicator, by):
    found = split([indicator], by=by, period=NOVEMBER)
    parts = {part: of[indicator.code] for part, of in found.items()}
    assert sum(one.of for one in parts.values()) == count(indicator, period=NOVEMBER)
    for part, reading in parts.items():
        if by == DAY and indicator is not OPEN:
            assert count(indicator, period=Period.day(date.fromisoformat(part))) == reading.of
        if by in {TOPIC, OFFICIAL}:
            narrow = Narrow(topic=part) if by == TOPIC else Narrow(official=int(part))
            assert count(indicator, period=NOVEMBER, narrow=narrow) == reading.of


def test_a_ratio_keeps_its_two_sides_on_every_step(offices):
    page = opened(leader(offices.province.below_id), "/chi-tieu/trial.on_time/?ky=2026-11&don-vi=H53&theo=ngay")
    assert re.findall(r'<td class="number">([^<]+)</td>', page) == ["100,0\u00a0%", "1/1", "0,0\u00a0%", "0/1"]


def test_what_a_figure_cannot_be_split_by_is_not_offered(offices):
    chief = leader(offices.province.below_id)
    stock = opened(chief, "/chi-tieu/trial.open/?ky=2026-11&don-vi=H53")
    assert "theo=ngay" not in stock
    each = opened(chief, f"/chi-tieu/trial.topics/?ky=2026-11&don-vi=H53&can-bo={offices.ut}")
    assert "theo=don-vi" not in each
    assert "theo=ngay" in each


@pytest.mark.parametrize("wrong", ["ngay=2026-12-01", "ngay=hom-qua", "can-bo=ai-do", "can-bo=-1", "can-bo=9999999999"])
def test_what_is_no_day_of_the_period_and_no_official_is_refused(offices, wrong):
    with pytest.raises(Refused):
        opened(leader(offices.province.below_id), f"/chi-tieu/trial.came/?ky=2026-11&don-vi=H53&{wrong}")
