"""At the desk: who acts for a child or a ward, the paper that proves it, and its end."""

from datetime import date

import pytest

from tests.people.world import draft
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages.models import Message
from tinhso.systems.services.filing import file_dossier

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]
CHILD = {"number": "080216001238", "name": "Nguyễn Bảo An", "born_on": "2016-12-01", "sex": "male"}
PAPER = "Giấy khai sinh số 12/2016, UBND Phường 1 cấp ngày 05/12/2016"


@pytest.fixture
def child():
    return directory.register_person(
        name=CHILD["name"], born_on=date(2016, 12, 1), sex="male", personal_number=CHILD["number"], phone="",
        by=PLATFORM,
    )  # fmt: skip


def test_the_desk_writes_a_mother_down_and_she_finds_it_files_and_loses_it_again(province):
    desk, huong = province.client("duyen"), province.person("huong")
    found = desk.post("/giam-ho/", CHILD)
    assert found.status_code == 302
    address = found["Location"]
    given = {"person": huong.personal_number, "relation": "parent", "paper": PAPER}
    assert desk.post(address, given | {"paper": ""}).status_code == 422
    assert desk.post(address, given).status_code == 302
    mandate = Mandate.objects.get(person=huong, kind="guardian")
    assert (mandate.paper, mandate.valid_to) == (PAPER, date(2034, 12, 1))
    assert PAPER in desk.get(address).content.decode()
    assert desk.post(address, given).status_code == 422
    mine = province.client("huong").get("/thay-mat/").content.decode()
    assert CHILD["name"] in mine and PAPER in mine
    province.work()
    assert Message.objects.get(code="services.guardian_named").to == huong.party.subject_id
    by = province.actor("huong")
    dossier = file_dossier(draft(by, mandate=mandate, applicant_phone="0912345678"), by=by)
    assert dossier.case.filed_for.capacity == "guardian"
    assert desk.post(f"/giam-ho/ket-thuc/{mandate.pk}/").status_code == 302
    mandate.refresh_from_db()
    assert mandate.valid_to == clock.today()
    assert CHILD["name"] not in province.client("huong").get("/thay-mat/").content.decode()


@pytest.mark.parametrize("who", ["huong", "phuc", "thuong", "giang"])
def test_only_the_desk_writes_down_and_ends(province, child, who):
    huong, by = province.person("huong"), province.actor(who)
    with pytest.raises(Denied):
        directory.name_guardian(child, huong, relation="parent", paper=PAPER, by=by)
    assert province.client(who).get("/giam-ho/").status_code in (302, 403)
    assert not Mandate.objects.filter(principal=child).exists()
    made = directory.name_guardian(child, directory.person_by_number("080058001962"), relation="parent", by=PLATFORM)
    with pytest.raises(Denied):
        directory.end_mandate(made.pk, by=by)
    made.refresh_from_db()
    assert made.valid_to == date(2034, 12, 1)


def test_twice_and_for_oneself_and_by_a_child_is_refused(province, child):
    huong = province.person("huong")
    made = directory.name_guardian(child, huong, relation="parent", by=PLATFORM)
    with pytest.raises(AlreadyDone):
        directory.name_guardian(child, huong, relation="parent", by=PLATFORM)
    for person in (child, directory.register_person(
        name="Nguyễn Bảo Bình", born_on=date(2012, 1, 1), sex="male", personal_number="080212001231", phone="",
        by=PLATFORM,
    )):  # fmt: skip
        with pytest.raises(Refused):
            directory.name_guardian(child, person, relation="guardian", by=PLATFORM)
    directory.end_mandate(made.pk, by=PLATFORM)
    with pytest.raises(AlreadyDone):
        directory.end_mandate(made.pk, by=PLATFORM)


def test_a_person_of_age_has_a_guardian_by_a_courts_decision_alone(province):
    ward, huong = province.person("phuc"), province.person("huong")
    for given in ({"relation": "parent", "paper": "Quyết định 01"}, {"relation": "guardian", "paper": ""}):
        with pytest.raises(Refused):
            directory.name_guardian(ward, huong, by=PLATFORM, **given)
    made = directory.name_guardian(
        ward, huong, relation="guardian", paper="Quyết định 01/2026/QĐST-DS", until=date(2027, 1, 1), by=PLATFORM
    )  # fmt: skip
    assert made.valid_to == date(2027, 1, 1)
