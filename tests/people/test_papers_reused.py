"""What the province issued or verified is offered first and not asked for twice."""

from datetime import timedelta

import pytest

from tests.main_job.walk import a_pdf
from tests.people.world import COPY, SINGLE, draft, office
from tests.province import MONDAY
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.engines.messages.models import Message
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.held.keeping import use
from tinhso.systems.services.held.offering import offers
from tinhso.systems.services.held.verifying import verify
from tinhso.systems.services.letters import months_later

pytestmark = pytest.mark.django_db


def issued(province, who="huong", valid_until=None):
    """A confirmation of marital status that we issued to one citizen, ready to be opened."""
    party = province.person(who).party
    data = {
        "case": "H53.101-1", "procedure": "Xác nhận tình trạng hôn nhân", "applicant": party.name, "symbol": "KQ",
        "title": "Giấy xác nhận tình trạng hôn nhân", "procedure_code": SINGLE, "result_code": "",
    }  # fmt: skip
    paper = papers.issue(
        "services.result", office=office(), data=data, about=party.pk, owner=party.subject_id, by=PLATFORM,
        valid_until=valid_until,
    )  # fmt: skip
    file = files.keep_own(b"%PDF-1.4 result", name="ket-qua.pdf", kind=files.PDF)
    Paper.objects.filter(pk=paper.pk).update(file=file)
    return Paper.objects.get(pk=paper.pk)


def offered(province, who="huong", topic=SINGLE):
    version = forms.current(Procedure.objects.get(code=topic))
    return offers(province.person(who).party.subject_id, topic, version.papers).get("da-cap", [])


@pytest.mark.goal("cases-2")
def test_a_result_of_ours_is_offered_with_source_and_day_and_serves_instead_of_an_upload(province):
    paper = issued(province)
    (offer,) = offered(province)
    assert paper.code in offer.said and office().name in offer.said
    huong = province.actor("huong")
    key = draft(huong, SINGLE)
    page = province.client("huong").get(f"/nop-ho-so/{SINGLE}/{key}/giay-to-kem-theo/").content.decode()
    assert offer.key in page
    chosen = province.client("huong").post(
        f"/nop-ho-so/{SINGLE}/{key}/giay-to-kem-theo/", {"use": f"da-cap {offer.key}"}
    )
    assert chosen.status_code == 302
    dossier = file_dossier(key, by=huong)
    (reuse,) = dossier.case.reused.all()
    assert (reuse.issued, reuse.file) == (paper, paper.file)
    assert Event.objects.filter(kind="services.paper_reused", subject=dossier.case.pk).count() == 1
    seen = province.client("duyen").get(f"/ho-so/{dossier.case.code}/").content.decode()
    assert "Đã kiểm chứng" in seen or "verified" in seen
    assert paper.code in seen


@pytest.mark.goal("cases-22")
def test_revoked_expired_and_others_papers_are_not_offered(province):
    issued(province, "phuc")
    assert offered(province) == []
    paper = issued(province, valid_until=clock.today() + timedelta(days=10))
    assert len(offered(province)) == 1
    with clock.travel(MONDAY + timedelta(days=12)):
        assert offered(province) == []
    papers.revoke(paper.pk, reason="Sai thông tin", by=PLATFORM)
    assert offered(province) == []


@pytest.mark.goal("cases-22")
def test_a_paper_revoked_after_it_was_chosen_stops_the_handing_in(province):
    paper, huong = issued(province), province.actor("huong")
    key = draft(huong, SINGLE)
    use(key, "da-cap", f"issued:{paper.pk}", owner=huong.subject, by=huong)
    papers.revoke(paper.pk, reason="Sai thông tin", by=PLATFORM)
    with pytest.raises(Refused):
        file_dossier(key, by=huong)


@pytest.mark.goal("cases-2")
def test_nobody_uses_the_paper_of_another(province):
    paper, phuc = issued(province), province.actor("phuc")
    key = draft(phuc, SINGLE)
    with pytest.raises(Refused):
        use(key, "da-cap", f"issued:{paper.pk}", owner=phuc.subject, by=phuc)
    with pytest.raises(Denied):
        use(key, "da-cap", f"issued:{paper.pk}", owner=phuc.subject, by=province.actor("huong"))


def uploaded(province):
    """A dossier that came with a scan of the earlier confirmation, now at Duyên's desk."""
    huong = province.actor("huong")
    key = draft(huong, SINGLE)
    scan = files.store(a_pdf(), name="da-cap.pdf", owner=huong.subject)
    File.objects.filter(pk=scan.pk).update(scan="clean")
    forms.attach(key, "da-cap", scan, by=huong)
    dossier = file_dossier(key, by=huong)
    province.work()
    return dossier, scan


def scene(province, dossier, who="duyen"):
    case = Case.objects.get(pk=dossier.case.pk)
    actor = province.actor(who)
    return actions.Scene(actor, case, cases.open_task_for(actor, case))


@pytest.mark.goal("cases-2")
def test_what_an_official_verified_is_offered_the_next_time(province):
    dossier, scan = uploaded(province)
    assert offered(province) == []
    here = scene(province, dossier)
    (held,) = verify(here.case, [f"da-cap {scan.pk}"], by=here)
    (offer,) = offered(province)
    assert (offer.key, offer.file) == (f"held:{held.pk}", scan)
    with pytest.raises(AlreadyDone):
        verify(here.case, [f"da-cap {scan.pk}"], by=here)
    papers.strike(held.pk, reason="Bản chính bị thu hồi", by=here.actor)
    assert offered(province) == []


@pytest.mark.goal("cases-22")
def test_a_verified_paper_is_struck_out_on_the_dossiers_page_and_serves_no_more(province):
    """Its owner is told why and reads it in the store; a draft that had chosen it is refused; twice does nothing."""
    dossier, scan = uploaded(province)
    here = scene(province, dossier)
    (held,) = verify(here.case, [f"da-cap {scan.pk}"], by=here)
    huong = province.actor("huong")
    key = draft(huong, SINGLE)
    use(key, "da-cap", f"held:{held.pk}", owner=huong.subject, by=huong)
    address = f"/ho-so/{dossier.case.code}/gach-giay-to/"
    desk = province.client("duyen")
    assert desk.post(address, {"paper": held.pk, "reason": " ", "version": here.case.version}).status_code == 422
    for who in ("gam", "huong", "quang"):
        with pytest.raises(Denied):
            papers.strike(held.pk, reason="Không đúng", by=province.actor(who))
    held.refresh_from_db()
    assert held.is_in_force
    said = {"paper": held.pk, "reason": "Bản chính đã bị thu hồi", "version": here.case.version}
    assert desk.post(address, said).status_code == 302
    held.refresh_from_db()
    assert held.struck_reason == "Bản chính đã bị thu hồi"
    with pytest.raises(AlreadyDone):
        papers.strike(held.pk, reason="Lần nữa", by=here.actor)
    with pytest.raises(Refused):
        file_dossier(key, by=huong)
    province.work()
    letter = Message.objects.get(code="services.paper_struck")
    assert "Bản chính đã bị thu hồi" in letter.body and letter.to == huong.subject
    assert "Bản chính đã bị thu hồi" in province.client("huong").get("/giay-to/").content.decode()
    assert "Bản chính đã bị thu hồi" in desk.get(f"/ho-so/{dossier.case.code}/").content.decode()


@pytest.mark.goal("cases-2")
def test_who_does_not_handle_it_verifies_nothing(province):
    dossier, scan = uploaded(province)
    for who in ("gam", "quang", "huong"):
        here = scene(province, dossier, who)
        with pytest.raises((Denied, Refused)):
            verify(here.case, [f"da-cap {scan.pk}"], by=here)
    assert offered(province) == []


@pytest.mark.goal("cases-22")
def test_six_months_end_on_the_same_day_or_the_last_of_a_shorter_month():
    days = [months_later(clock.at(2026, *day).date(), 6) for day in ((8, 31), (11, 16), (1, 15))]
    assert [f"{day:%d/%m/%Y}" for day in days] == ["28/02/2027", "16/05/2027", "15/07/2026"]


def test_a_copy_of_a_birth_record_asks_for_no_such_paper(province):
    issued(province)
    assert offered(province, topic=COPY) == []
