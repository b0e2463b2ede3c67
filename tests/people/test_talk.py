"""Applicant and officials write to each other inside the dossier."""

import pytest

from tests.main_job.walk import a_pdf
from tests.people.world import draft
from tinhso.base.errors import Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.events.models import Event
from tinhso.engines.messages.models import Message as Letter
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Message
from tinhso.systems.services.talking.verbs import mark_read, write

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-36")]


@pytest.fixture
def case(province):
    return file_dossier(draft(province.actor("huong")), by=province.actor("huong")).case


def test_both_sides_write_and_read_and_marks_go(province, case):
    huong, duyen = province.client("huong"), province.client("duyen")
    address = f"/ho-so/{case.code}/trao-doi/"
    assert huong.post(address, {"text": "Tôi nộp nhầm năm đăng ký.", "files": a_pdf()}).status_code == 302
    assert "Tôi nộp nhầm" in duyen.get(address).content.decode()
    assert duyen.post(address, {"text": "Ông/bà ghi lại năm đúng giúp."}).status_code == 302
    said = Message.objects.order_by("at")
    assert [row.is_official for row in said] == [False, True]
    assert Letter.objects.filter(code="services.official_wrote", to=province.actor("huong").subject).count() == 1
    assert "1 tin mới" in huong.get(f"/ho-so/{case.code}/").content.decode()
    assert huong.get(address).status_code == 200
    assert "1 tin mới" not in huong.get(f"/ho-so/{case.code}/").content.decode()
    kinds = Event.objects.filter(subject=case.pk).values_list("kind", flat=True)
    assert list(kinds).count("services.message_written") == 2
    assert "services.messages_read" in kinds


def test_an_attachment_opens_only_after_the_scanner(province, case):
    province.client("huong").post(f"/ho-so/{case.code}/trao-doi/", {"text": "Ảnh", "files": a_pdf("anh.pdf")})
    page = province.client("duyen").get(f"/ho-so/{case.code}/trao-doi/").content.decode()
    assert "anh.pdf" in page and "/tep/" not in page.split("anh.pdf")[0][-200:]


@pytest.mark.parametrize("who", ["phuc", "gam", "thuong"])
def test_strangers_other_offices_and_who_does_not_handle_it_do_not_write(province, case, who):
    with pytest.raises(Denied):
        write(case.pk, text="Xin chào", by=province.actor(who))
    assert not Message.objects.exists()
    if who != "thuong":
        assert province.client(who).get(f"/ho-so/{case.code}/trao-doi/").status_code == 404
        with pytest.raises(Denied):
            mark_read(case.pk, by=province.actor(who))


def test_the_wall_hides_messages_from_strangers(province, case):
    write(case.pk, text="Xin chào", by=province.actor("huong"))
    with access.walled(), access.reading_as(province.actor("phuc")):
        assert not Message.objects.exists()
    with access.walled(), access.reading_as(province.actor("huong")):
        assert Message.objects.count() == 1


def test_nothing_empty_and_nothing_after_the_end(province, case):
    huong = province.actor("huong")
    with pytest.raises(Refused):
        write(case.pk, text="  ", by=huong)
    case.duties.update(settled_at=case.submitted_at)
    type(case).objects.filter(pk=case.pk).update(stage=1)
    cases.withdraw(case.pk, reason="Không cần nữa", by=huong)
    with pytest.raises(Refused):
        write(case.pk, text="Cảm ơn", by=huong)
    page = province.client("huong").get(f"/ho-so/{case.code}/trao-doi/")
    assert page.status_code == 200 and "<textarea" not in page.content.decode()
