"""A company's staff file with a mandate of some procedures and some days; its dossiers are one list."""

from datetime import timedelta

import pytest

from tests.people.world import COPY, HOUSEHOLD, draft, named
from tests.province import CAST, MONDAY
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.accounts.models import User
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]


@pytest.fixture
def company(province):
    return directory.business_by_tax_code("1199999016")


@pytest.fixture
def khoa():
    """The legal representative."""
    return directory.actor_for(named("Phạm Nguyễn Đăng Khoa"))


def mandate_for(company, person, khoa, topics=(HOUSEHOLD,), days=30):
    return directory.give_mandate(
        company, person, topics=topics, valid_to=clock.today() + timedelta(days=days), by=khoa
    )  # fmt: skip


def client_of(province, person):
    who = f"test-{person.pk}"
    province.clients.pop(who, None)
    User.objects.get_or_create(username=who, person=person)
    CAST[who] = person.party.name
    try:
        return province.client(who)
    finally:
        del CAST[who]


def test_staff_file_for_the_company_and_colleagues_share_the_list(province, company, khoa):
    phuc, huong = province.person("phuc"), province.person("huong")
    mandate = mandate_for(company, phuc, khoa)
    mandate_for(company, huong, khoa)
    by = province.actor("phuc")
    dossier = file_dossier(draft(by, HOUSEHOLD, mandate=mandate), by=by)
    assert dossier.applicant == company.party
    assert (dossier.case.filed_for.capacity, dossier.filed_by) == ("staff", phuc)
    for who in ("phuc", "huong"):
        page = province.client(who).get(f"/thay-mat/doanh-nghiep/{company.pk}/ho-so/").content.decode()
        assert dossier.case.code in page
        assert province.client(who).get(f"/ho-so/{dossier.case.code}/").status_code == 200
        assert dossier.case.code in province.client(who).get("/ho-so-cua-toi/").content.decode()
    assert access.may(khoa, "cases.answer", dossier.case)


def test_strangers_see_neither_the_list_nor_the_dossier(province, company, khoa):
    mandate = mandate_for(company, province.person("phuc"), khoa)
    dossier = file_dossier(draft(province.actor("phuc"), HOUSEHOLD, mandate=mandate), by=province.actor("phuc"))
    stranger = province.client("huong")
    assert stranger.get(f"/thay-mat/doanh-nghiep/{company.pk}/ho-so/").status_code == 404
    assert stranger.get(f"/thay-mat/doanh-nghiep/{company.pk}/").status_code == 404
    assert stranger.get(f"/ho-so/{dossier.case.code}/").status_code == 404
    with access.walled(), access.reading_as(province.actor("huong")):
        assert not Dossier.objects.filter(pk=dossier.pk).exists()


def test_a_mandate_reaches_its_own_procedures_alone(province, company, khoa):
    """Staff with another procedure's mandate neither file this one nor read its dossiers."""
    phuc, huong = province.person("phuc"), province.person("huong")
    other = mandate_for(company, huong, khoa, topics=("2.000815",))
    with pytest.raises(Refused):
        draft(province.actor("huong"), HOUSEHOLD, mandate=other)
    mandate = mandate_for(company, phuc, khoa)
    dossier = file_dossier(draft(province.actor("phuc"), HOUSEHOLD, mandate=mandate), by=province.actor("phuc"))
    assert province.client("huong").get(f"/ho-so/{dossier.case.code}/").status_code == 404
    listed = province.client("huong").get(f"/thay-mat/doanh-nghiep/{company.pk}/ho-so/").content.decode()
    assert dossier.case.code not in listed


def test_who_gets_a_mandate_later_sees_the_earlier_dossiers(province, company, khoa):
    mandate = mandate_for(company, province.person("phuc"), khoa)
    dossier = file_dossier(draft(province.actor("phuc"), HOUSEHOLD, mandate=mandate), by=province.actor("phuc"))
    mandate_for(company, province.person("huong"), khoa)
    assert not access.may(province.actor("huong"), "cases.read", dossier.case)
    province.work()
    assert access.may(province.actor("huong"), "cases.read", dossier.case)


def test_an_ended_mandate_neither_files_nor_reads(province, company, khoa):
    mandate = mandate_for(company, province.person("phuc"), khoa)
    phuc = province.actor("phuc")
    dossier = file_dossier(draft(phuc, HOUSEHOLD, mandate=mandate), by=phuc)
    begun = draft(phuc, HOUSEHOLD, mandate=mandate)
    directory.end_mandate(mandate.pk, by=khoa)
    assert province.client("phuc").get(f"/ho-so/{dossier.case.code}/").status_code == 404
    assert province.client("phuc").get(f"/thay-mat/doanh-nghiep/{company.pk}/ho-so/").status_code == 404
    with pytest.raises(Refused):
        file_dossier(begun, by=phuc)
    assert access.may(khoa, "cases.read", dossier.case)
    with pytest.raises(AlreadyDone):
        directory.end_mandate(mandate.pk, by=khoa)


def test_it_ends_by_its_own_last_day(province, company, khoa):
    mandate = mandate_for(company, province.person("phuc"), khoa, days=10)
    phuc = province.actor("phuc")
    dossier = file_dossier(draft(phuc, HOUSEHOLD, mandate=mandate), by=phuc)
    with clock.travel(MONDAY + timedelta(days=9)):
        assert access.may(phuc, "cases.read", dossier.case)
    with clock.travel(MONDAY + timedelta(days=11)):
        assert not access.may(phuc, "cases.read", dossier.case)
        assert directory.mandates_of(province.person("phuc")) == []


@pytest.mark.parametrize("who", ["huong", "phuc", "duyen"])
def test_only_the_legal_representative_gives_mandates(province, company, who, monkeypatch):
    held = access.holds(province.actor(who), "directory.register")
    if held:  # whoever registers people and businesses may note one
        return
    with pytest.raises(Denied):
        directory.give_mandate(company, province.person("phuc"), by=province.actor(who))
    assert Mandate.objects.filter(person=province.person("phuc")).count() == 0


def test_the_representative_gives_and_ends_one_on_a_page(province, company):
    page = client_of(province, named("Phạm Nguyễn Đăng Khoa"))
    address = f"/thay-mat/doanh-nghiep/{company.pk}/"
    assert address in page.get("/thay-mat/").content.decode()
    given = {
        "person": province.person("phuc").personal_number, "topics": [HOUSEHOLD], "paper": "GUQ 01",
        "valid_from": "2026-11-16", "last_day": "2026-12-15",
    }  # fmt: skip
    assert page.post(address, given).status_code == 302
    mandate = Mandate.objects.get(person=province.person("phuc"))
    assert (mandate.topics, f"{mandate.valid_to:%Y-%m-%d}") == ([HOUSEHOLD], "2026-12-16")
    assert page.post(address, given | {"last_day": "2026-11-01"}).status_code == 422
    assert company.party.name in province.client("phuc").get(f"/nop-ho-so/{HOUSEHOLD}/").content.decode()
    assert company.party.name not in province.client("phuc").get(f"/nop-ho-so/{COPY}/").content.decode()
    assert page.post(f"/thay-mat/ket-thuc/{mandate.pk}/").status_code == 302
    mandate.refresh_from_db()
    assert mandate.valid_to == clock.today()
