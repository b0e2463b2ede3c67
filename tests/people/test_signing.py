"""Co-applicants: asked, they read, they sign; a change voids what was signed; the last signature hands it in."""

import pytest

from tests.people.world import MARRIAGE, draft, typed_person
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.forms import api as forms
from tinhso.engines.messages.models import Message
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier, Signature
from tinhso.systems.services.signing.verbs import ask_signatures, decline, sign, void_what_changed

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-5")]


@pytest.fixture
def couple(province):
    """A draft of a marriage that Hương typed; Phúc is the other side."""
    return draft(
        province.actor("huong"), MARRIAGE,
        groom=typed_person(province.person("phuc")), bride=typed_person(province.person("huong")),
    )  # fmt: skip


def ask(province, couple):
    (row,) = ask_signatures(couple, applicant=province.person("huong"), by=province.actor("huong"))
    return row


def test_the_other_side_signs_and_the_dossier_is_handed_in(province, couple):
    row = ask(province, couple)
    assert (row.person, row.label) == (province.person("phuc"), "Bên nam")
    dossier = sign(row.pk, how="sign_in", level=2, by=province.actor("phuc"))
    row.refresh_from_db()
    assert dossier is not None
    assert (row.case, row.how, row.level, len(row.digest)) == (dossier.case, "sign_in", 2, 64)
    assert dossier.applicant == province.person("huong").party
    for who in ("huong", "phuc"):
        page = province.client(who).get(f"/ho-so/{dossier.case.code}/")
        assert page.status_code == 200
        assert "Bên nam" in page.content.decode()


def test_it_is_not_handed_in_before(province, couple):
    ask(province, couple)
    with pytest.raises(Refused):
        file_dossier(couple, by=province.actor("huong"))
    assert not Dossier.objects.exists()


def test_a_co_applicant_reads_and_does_nothing_else(province, couple):
    dossier = sign(ask(province, couple).pk, how="sign_in", level=2, by=province.actor("phuc"))
    phuc = province.actor("phuc")
    assert access.may(phuc, "cases.read", dossier.case)
    assert not access.may(phuc, "cases.answer", dossier.case)
    page = province.client("phuc").get(f"/ho-so/{dossier.case.code}/").content.decode()
    assert f"/ho-so/{dossier.case.code}/rut/" not in page
    assert province.client("gam").get(f"/ho-so/{dossier.case.code}/").status_code == 404


def test_a_change_after_the_signature_voids_it_and_says_so(province, couple):
    row = ask(province, couple)
    Signature.objects.filter(pk=row.pk).update(signed_at=row.asked_at, how="sign_in", digest="0" * 64)
    forms.save_draft(couple, {"groom_ethnicity": "Hoa"}, by=province.actor("huong"))
    (void,) = void_what_changed(couple, by=province.actor("huong"))
    assert void.pk == row.pk and not Signature.objects.get(pk=row.pk).is_in_force
    assert Message.objects.filter(code="services.signature_voided").count() == 1
    assert ask(province, couple).pk != row.pk


def test_a_signature_under_other_answers_is_worth_nothing(province, couple):
    """Even where nobody noticed the change: handing in compares the digests itself."""
    row = ask(province, couple)
    forms.save_draft(couple, {"groom_ethnicity": "Hoa"}, by=province.actor("huong"))
    Signature.objects.filter(pk=row.pk).update(signed_at=row.asked_at, how="sign_in", digest="0" * 64)
    with pytest.raises(Refused):
        file_dossier(couple, by=province.actor("huong"))


@pytest.mark.parametrize("who", ["huong", "duyen"])
def test_nobody_signs_for_another(province, couple, who):
    row = ask(province, couple)
    with pytest.raises(Denied):
        sign(row.pk, how="sign_in", level=2, by=province.actor(who))
    assert Signature.objects.get(pk=row.pk).signed_at is None


def test_signed_or_asked_twice_changes_nothing(province, couple):
    row = ask(province, couple)
    assert ask(province, couple).pk == row.pk
    sign(row.pk, how="sign_in", level=2, by=province.actor("phuc"))
    with pytest.raises(AlreadyDone):
        sign(row.pk, how="sign_in", level=2, by=province.actor("phuc"))
    assert Dossier.objects.count() == 1


def test_a_no_has_a_reason_and_the_applicant_hears_it(province, couple):
    row = ask(province, couple)
    with pytest.raises(Refused):
        decline(row.pk, reason=" ", by=province.actor("phuc"))
    decline(row.pk, reason="Chưa thống nhất ngày", by=province.actor("phuc"))
    assert Message.objects.filter(code="services.cosigner_declined").count() == 1
    page = province.client("huong").get(f"/nop-ho-so/{MARRIAGE}/{couple}/chu-ky/").content.decode()
    assert "Chưa thống nhất ngày" in page


def test_both_walk_the_pages(province, couple):
    huong, phuc = province.client("huong"), province.client("phuc")
    check = f"/nop-ho-so/{MARRIAGE}/{couple}/kiem-tra/"
    assert huong.post(check).headers["Location"] == f"/nop-ho-so/{MARRIAGE}/{couple}/chu-ky/"
    link = Message.objects.get(code="services.signature_asked").link
    page = phuc.get(link)
    assert page.status_code == 200
    assert province.person("huong").party.name in page.content.decode()
    assert huong.get(link).status_code == 404
    done = phuc.post(link, {"sign": "1"})
    assert done.status_code == 302
    dossier = Dossier.objects.get()
    assert done.headers["Location"] == f"/ho-so/{dossier.case.code}/"
    assert phuc.get("/ho-so-cua-toi/").content.decode().count(dossier.case.code) >= 1


def test_below_level_two_a_code_is_asked_for(province, couple, monkeypatch):
    row = ask(province, couple)
    phuc = province.client("phuc")
    session = phuc.session
    session["accounts.level"] = 1
    session.save()
    monkeypatch.setattr("tinhso.engines.accounts.api.confirm_code", lambda *args, **more: args[2] == "123456")
    assert phuc.post(f"/ky-chung/{row.pk}/", {"code": "999999"}).status_code == 422
    assert phuc.post(f"/ky-chung/{row.pk}/", {"code": "123456"}).status_code == 302
    row.refresh_from_db()
    assert (row.how, row.level) == ("code", 1)
