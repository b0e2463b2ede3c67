"""Filing for a relative or a child: consent on record, what each sees, and the end of it."""

from datetime import date, timedelta

import pytest

from tests.people.world import COPY, agreed, draft
from tests.province import MONDAY
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Consent, Mandate
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages.models import Message
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]


def asked(province):
    return directory.ask_consent(
        province.person("phuc"), province.person("huong"), relation="sibling",
        until=clock.today() + timedelta(days=30), by=province.actor("huong"),
    )  # fmt: skip


def test_a_relative_files_with_consent_and_the_dossier_says_who_filed_for_whom(province):
    mandate = agreed(province)
    dossier = file_dossier(draft(province.actor("huong"), mandate=mandate), by=province.actor("huong"))
    assert dossier.applicant == province.person("phuc").party
    row = dossier.case.filed_for
    assert (row.capacity, row.how, row.person) == ("relative", "mandate", province.person("huong"))
    for who in ("huong", "phuc"):
        text = province.client(who).get(f"/ho-so/{dossier.case.code}/").content.decode()
        assert province.person("huong").party.name in text
        assert province.person("phuc").party.name in text


def test_the_form_is_filled_with_the_data_of_whom_it_is_for(province):
    key = draft(province.actor("huong"), mandate=agreed(province))
    dossier = file_dossier(key, by=province.actor("huong"))
    assert dossier.submission.answers["applicant"]["number"] == province.person("phuc").personal_number


def test_without_an_answer_nothing_can_be_filed(province):
    asked(province)
    assert directory.mandates_of(province.person("huong")) == []
    page = province.client("huong").get(f"/nop-ho-so/{COPY}/").content.decode()
    assert "mandate" not in page


def test_a_no_is_a_no(province):
    consent = directory.answer_consent(
        asked(province).pk, agree=False, how=Consent.How.SIGN_IN, level=2, by=province.actor("phuc")
    )
    assert consent.agreed is False
    assert not Mandate.objects.filter(principal=province.person("phuc")).exists()


@pytest.mark.parametrize("who", ["gam", "duyen"])
def test_nobody_else_answers(province, who):
    consent = asked(province)
    with pytest.raises(Denied):
        directory.answer_consent(consent.pk, agree=True, how=Consent.How.SIGN_IN, by=province.actor(who))
    assert not Mandate.objects.filter(principal=province.person("phuc")).exists()


def test_whoever_asks_cannot_answer_with_their_own_sign_in(province):
    consent = asked(province)
    with pytest.raises(Denied):
        directory.answer_consent(consent.pk, agree=True, how=Consent.How.SIGN_IN, by=province.actor("huong"))


def test_asked_and_answered_twice_is_said_so(province):
    consent = asked(province)
    with pytest.raises(AlreadyDone):
        asked(province)
    directory.answer_consent(consent.pk, agree=True, how=Consent.How.SIGN_IN, by=province.actor("phuc"))
    with pytest.raises(AlreadyDone):
        directory.answer_consent(consent.pk, agree=True, how=Consent.How.SIGN_IN, by=province.actor("phuc"))
    assert Mandate.objects.filter(principal=province.person("phuc")).count() == 1


def test_an_ended_mandate_neither_files_nor_reads(province):
    mandate = agreed(province)
    huong = province.actor("huong")
    dossier = file_dossier(draft(huong, mandate=mandate), by=huong)
    begun = draft(huong, mandate=mandate)
    assert access.may(huong, "cases.read", dossier.case)
    directory.end_mandate(mandate.pk, by=province.actor("phuc"))
    assert not access.may(huong, "cases.read", dossier.case)
    assert province.client("huong").get(f"/ho-so/{dossier.case.code}/").status_code == 404
    with access.walled(), access.reading_as(huong):
        assert not Dossier.objects.filter(pk=dossier.pk).exists()
    with pytest.raises(Refused):
        file_dossier(begun, by=huong)
    with pytest.raises(Refused):
        draft(huong, mandate=mandate)
    assert province.client("phuc").get(f"/ho-so/{dossier.case.code}/").status_code == 200


def test_a_mandate_ends_by_its_date_without_anybody_ending_it(province):
    mandate = agreed(province)
    huong = province.actor("huong")
    dossier = file_dossier(draft(huong, mandate=mandate), by=huong)
    with clock.travel(MONDAY + timedelta(days=32)):
        assert not access.may(huong, "cases.read", dossier.case)
        with pytest.raises(Refused):
            draft(huong, mandate=mandate)


def test_a_relative_sees_only_what_they_filed(province):
    own = file_dossier(draft(province.actor("phuc")), by=province.actor("phuc"))
    agreed(province)
    assert province.client("huong").get(f"/ho-so/{own.case.code}/").status_code == 404


def test_a_stranger_uses_no_mandate_of_another(province):
    mandate = agreed(province)
    with pytest.raises(Denied):
        draft(directory.actor_for(directory.person_by_number("080058001962")), mandate=mandate)


def test_a_guardian_acts_for_a_child_until_it_comes_of_age(province):
    child = directory.register_person(
        name="Nguyễn Bảo An", born_on=date(2010, 12, 1), sex="male", personal_number="080210001234",
        phone="0912345678", by=PLATFORM,
    )  # fmt: skip
    huong = province.person("huong")
    with pytest.raises(Denied):
        directory.name_guardian(child, huong, relation="parent", by=province.actor("phuc"))
    mandate = directory.name_guardian(child, huong, relation="parent", by=PLATFORM)
    assert mandate.valid_to == date(2028, 12, 1)
    with pytest.raises(Refused):
        directory.ask_consent(
            child, huong, relation="child", until=clock.today() + timedelta(days=9), by=province.actor("huong")
        )
    with pytest.raises(Refused):
        directory.name_guardian(province.person("phuc"), huong, relation="parent", by=PLATFORM)
    dossier = file_dossier(draft(province.actor("huong"), mandate=mandate), by=province.actor("huong"))
    assert (dossier.applicant, dossier.case.filed_for.capacity) == (child.party, "guardian")


def test_the_pages_ask_answer_file_and_end(province):
    phuc = province.person("phuc")
    huong, other = province.client("huong"), province.client("phuc")
    sent = huong.post("/thay-mat/", {"principal": phuc.personal_number, "relation": "sibling", "until": "2026-12-20"})
    assert sent.status_code == 302
    letter = Message.objects.get(code="services.consent_asked")
    assert province.person("huong").party.name in other.get("/thay-mat/").content.decode()
    assert other.get(letter.link).status_code == 200
    assert province.client("gam").get(letter.link).status_code in (403, 404)
    assert other.post(letter.link, {"answer": "yes"}).status_code == 302
    mandate = Mandate.objects.get(principal=phuc)
    assert phuc.party.name in huong.get(f"/nop-ho-so/{COPY}/").content.decode()
    assert other.post(f"/thay-mat/ket-thuc/{mandate.pk}/").status_code == 302
    assert phuc.party.name not in huong.get(f"/nop-ho-so/{COPY}/").content.decode()
