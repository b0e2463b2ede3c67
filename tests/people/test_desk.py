"""An official, or a clerk of the post, files for somebody with consent on record."""

import pytest

from tests.main_job.walk import PDF
from tests.people.world import COPY, TYPED, office
from tinhso.base.errors import Denied, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.filing import file_dossier, prepare
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.people.assisting import note_consent

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-33")]


def typed_for(province, by, who="phuc"):
    party = province.person(who).party
    filing = prepare(Procedure.objects.get(code=COPY), office=office(), applicant=party, by=by)
    forms.save_draft(filing.draft, TYPED[COPY], by=by)
    return filing.draft


def scan(by):
    return files.store(PDF, name="to-khai-da-ky.pdf", owner=by.subject)


def test_an_official_files_on_the_signed_paper_form(province):
    duyen = province.actor("duyen")
    draft = typed_for(province, duyen)
    paper = scan(duyen)
    note_consent(draft, how="paper", by=duyen, paper=paper)
    dossier = file_dossier(draft, by=duyen)
    row = dossier.case.filed_for
    assert (dossier.applicant, dossier.case.channel) == (province.person("phuc").party, "assisted")
    assert (row.capacity, row.how, row.paper, row.position) == ("official", "paper", paper, province.position("duyen"))
    assert dossier.submission.answers["applicant"]["number"] == province.person("phuc").personal_number
    assert Event.objects.get(kind="services.filed_for").facts == {"capacity": "official", "how": "paper"}
    page = province.client("phuc").get(f"/ho-so/{dossier.case.code}/").content.decode()
    assert province.position("duyen").title in page


def test_without_consent_nothing_is_handed_in(province):
    duyen = province.actor("duyen")
    draft = typed_for(province, duyen)
    with pytest.raises(Refused):
        file_dossier(draft, by=duyen)
    with pytest.raises(Refused):
        note_consent(draft, how="paper", by=duyen)
    assert not Dossier.objects.exists()


def test_a_change_after_the_consent_needs_another(province):
    duyen = province.actor("duyen")
    draft = typed_for(province, duyen)
    note_consent(draft, how="code", by=duyen)
    forms.save_draft(draft, {"registered_year": "1991"}, by=duyen)
    with pytest.raises(Refused):
        file_dossier(draft, by=duyen)
    note_consent(draft, how="code", by=duyen)
    assert file_dossier(draft, by=duyen).submission.answers["registered_year"] == 1991


@pytest.mark.parametrize("who", ["thuong", "quang"])
def test_who_may_not_file_for_others_is_denied(province, who):
    by = province.actor(who)
    draft = typed_for(province, by)
    with pytest.raises(Denied):
        note_consent(draft, how="code", by=by)
    with pytest.raises(Denied):
        file_dossier(draft, by=by)
    assert province.client(who).get("/nop-thay/").status_code == 403


def test_a_citizen_cannot_file_as_if_at_a_desk(province):
    huong = province.actor("huong")
    filing = prepare(
        Procedure.objects.get(code=COPY), office=office(), applicant=province.person("phuc").party, by=huong
    )
    forms.save_draft(filing.draft, TYPED[COPY], by=huong)
    with pytest.raises(Denied):
        file_dossier(filing.draft, by=huong)


def test_a_clerk_of_the_post_files_too(province):
    person = directory.register_person(name="Ngô Thị Bưu Tá", by=PLATFORM)
    unit = directory.office_by_code("H53.101.01") or office()
    position = directory.appoint(person, unit, "Nhân viên bưu cục", roles=["post_clerk"], by=PLATFORM)
    clerk = directory.actor_for(position)
    draft = typed_for(province, clerk)
    note_consent(draft, how="paper", by=clerk, paper=scan(clerk))
    assert file_dossier(draft, by=clerk).case.filed_for.capacity == "post"


def test_the_clerk_walks_the_pages(province, monkeypatch):
    page, phuc = province.client("duyen"), province.person("phuc")
    begun = page.post("/nop-thay/", {
        "number": phuc.personal_number, "procedure": COPY, "office": str(office().pk),
    })  # fmt: skip
    assert begun.status_code == 302, begun.content.decode()[-800:]
    here = begun.headers["Location"]
    forms.save_draft(here.strip("/").split("/")[-1], TYPED[COPY], by=province.actor("duyen"))
    assert page.post(f"{here}kiem-tra/").headers["Location"] == f"{here}dong-y/"
    assert page.get(f"{here}dong-y/").status_code == 200
    monkeypatch.setattr("tinhso.engines.accounts.api.confirm_code", lambda *args, **more: args[2] == "123456")
    assert page.post(f"{here}dong-y/", {"code": "000000"}).status_code == 422
    done = page.post(f"{here}dong-y/", {"code": "123456"})
    dossier = Dossier.objects.get()
    assert done.headers["Location"] == f"/ho-so/{dossier.case.code}/"
    assert dossier.case.filed_for.how == "code"
    again = page.get(here)
    assert again.status_code == 302


def test_nobody_is_asked_to_agree_to_half_a_form(province):
    draft = typed_for(province, province.actor("duyen"))
    forms.save_draft(draft, {"registered_at": ""}, by=province.actor("duyen"))
    page, here = province.client("duyen"), f"/nop-thay/{draft}/"
    for answer in (page.get(f"{here}dong-y/"), page.post(f"{here}dong-y/")):
        assert answer.headers["Location"] == f"{here}kiem-tra/"


def test_somebody_unknown_is_registered_at_the_desk(province):
    page = province.client("duyen")
    given = {"number": "080195001238", "procedure": COPY, "office": str(office().pk)}
    assert page.post("/nop-thay/", given).status_code == 422
    named = given | {"name": "Lý Thị Mười", "phone": "0912345670", "born_on": "1995-03-02", "sex": "female"}
    answer = page.post("/nop-thay/", named)
    assert answer.status_code == 302, answer.content.decode()[-600:]
    assert directory.person_by_number("080195001238").party.name == "Lý Thị Mười"
