from datetime import date

import pytest

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.tests.cast import *  # noqa: F403  the fixtures
from tinhso.engines.directory.tests.cast import FROM
from tinhso.engines.directory.verbs.areas import load_areas
from tinhso.engines.events.api import PLATFORM


def test_anyone_finds_an_agency_with_its_phone(client, province, department, division):
    directory.make_office(
        name="Sở Y tế", kind="department", code="H53.21", parent=province, area=province.area,
        phone="0272 3000 021", address="Số 1, đường Ví dụ", by=PLATFORM,
    )  # fmt: skip
    answer = client.get("/co-quan/", {"q": "y te"})
    assert answer.status_code == 200
    assert [office.code for office in answer.context["found"]] == ["H53.21"]
    assert "0272 3000 021" in answer.content.decode()
    assert division not in client.get("/co-quan/").context["found"]


def test_the_list_costs_few_queries_however_long_it_is(client, province, django_assert_max_num_queries):
    for n in range(30):
        directory.make_office(
            name=f"Xã {n}", kind="committee", code=f"H53.1{n:02}", parent=province, area=province.area, by=PLATFORM
        )
    with django_assert_max_num_queries(8):
        assert len(client.get("/co-quan/").context["found"]) == 31


def test_an_office_page_shows_its_head_and_its_units(client, department, division, lan):
    directory.appoint(lan, department, "Giám đốc", is_head=True, by=PLATFORM)
    answer = client.get("/co-quan/000.00.10.H53/")
    assert answer.context["office"] == department
    assert answer.context["inside"] == [division]
    assert "Nguyễn Thị Ngọc Lan" in answer.content.decode()


def test_a_closed_office_leads_to_its_successor(client, province, area):
    old = directory.make_office(
        name="UBND tỉnh Long An", kind="committee", code="H39", area=area, valid_from=date(2021, 1, 1), by=PLATFORM
    )
    directory.close_office(old.pk, successor=province, day=date(2025, 7, 1), by=PLATFORM)
    assert "/co-quan/H53/" in client.get("/co-quan/H39/").content.decode()
    assert client.get("/co-quan/H53/").context["taken_over"] == [old]


@pytest.mark.parametrize("code", ["H99", "khong-co", "Hai Năm"])
@pytest.mark.django_db
def test_an_unknown_code_is_not_found(client, code):
    assert client.get(f"/co-quan/{code}/").status_code == 404


@pytest.mark.django_db
def test_ones_own_office_asks_to_sign_in(client):
    assert client.get("/co-quan/cua-toi/").status_code == 302


@pytest.mark.django_db
def test_communes_are_offered_while_one_types(client):
    load_areas()
    tay_ninh = directory.area_on("80", "province", date(2025, 7, 1))
    directory.make_office(
        name="UBND tỉnh Tây Ninh", kind="committee", code="H53", area=tay_ninh, valid_from=FROM, by=PLATFORM
    )
    answer = client.get("/co-quan/dia-ban/", {"q": "long an tay n"})
    assert 'value="Phường Long An, Tỉnh Tây Ninh" data-code="27694"' in answer.content.decode()
    found = client.get("/co-quan/dia-ban/", {"q": "Tân An"}, headers={"Accept": "application/json"}).json()["areas"]
    assert found[0]["code"] == "27712"
    old = client.get(
        "/co-quan/dia-ban/", {"q": "phuong 2", "ngay": "2023-06-30"}, headers={"Accept": "application/json"}
    )
    assert "Phường 2, Thành phố Tân An, Tỉnh Long An" in [area["line"] for area in old.json()["areas"]]
    assert directory.area_by_line("phường long an, tỉnh tây ninh").code == "27694"


@pytest.mark.parametrize("query", [{"q": "\x00"}, {"q": "a" * 5000}, {"q": "an", "ngay": "2026-99-99"}, {}])
@pytest.mark.django_db
def test_odd_questions_get_an_answer(client, query):
    assert client.get("/co-quan/dia-ban/", query).status_code == 200
    assert client.get("/co-quan/", query | {"loai": "'; DROP"}).status_code == 200
