"""The pages of officials: how little they ask of the database, who opens them, what they never show."""

import time

import pytest
from django.test import Client

from tests.budgets.statements import statements
from tinhso.base.errors import Denied
from tinhso.base.jobs import drain
from tinhso.engines.accounts.models import User
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.citizen.replying import object_to, rate
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.models import Label, RatingReason
from tinhso.systems.feedback.open311.handing_on import hand_on, put_peer
from tinhso.systems.feedback.tests.published import answer
from tinhso.systems.feedback.tests.published import moderate as published
from tinhso.systems.feedback.tests.world import _official


def browser(position):
    """The browser of an official who has signed in with two factors."""
    client = Client()
    client.force_login(User.objects.get_or_create(username=f"test:{position.pk}", person=position.person)[0])
    session = client.session
    session["accounts.level"], session["accounts.seen"] = 2, int(time.time())
    session["accounts.hat"], session["accounts.second_factor"] = str(position.pk), True
    session.save()
    return client


def asked(client, address):
    """The statements of a page that this process has shown before, and its processor time in milliseconds."""
    assert client.get(address).status_code == 200
    began = time.process_time()
    with statements() as found:
        assert client.get(address).status_code == 200
    return found, (time.process_time() - began) * 1000


@pytest.fixture
def fifty(world):
    made = [world.report(f"Đèn đường trụ số {number} không sáng mấy đêm nay.") for number in range(60)]
    drain()
    return made


@pytest.mark.goal("feedback-40")
def test_the_list_of_fifty_costs_few_statements_and_finds_by_words(world, fifty):
    client = browser(world.coordinator)
    page = client.get("/phan-anh/so/").content.decode()
    assert sum(report.case.code in page for report in fifty) == 50
    found, spent = asked(client, "/phan-anh/so/")
    # One of its own; session, user, reader on and off, and the count of messages are those of every page.
    assert len(found) <= 6, "\n".join(sql[:160] for sql in found)
    assert spent <= 60
    assert "tag deadline" in page  # of the desk, which has not sent them on
    hit = client.get("/phan-anh/so/?q=tru+so+17+khong").content.decode()
    assert fifty[17].case.code in hit and fifty[18].case.code not in hit
    assert fifty[3].case.code in client.get(f"/phan-anh/so/?q={fifty[3].case.code}").content.decode()


def test_a_stranger_finds_neither_list_rows_nor_the_page(world, fifty):
    client = browser(world.stranger)
    assert fifty[0].case.code not in client.get("/phan-anh/so/").content.decode()
    assert client.get(f"/phan-anh/{fifty[0].case.code}/").status_code == 404
    assert client.get(f"/phan-anh/{fifty[0].case.code}/tiep-nhan/").status_code == 404
    assert client.get("/phan-anh/dieu-phoi/").status_code == 403


@pytest.mark.goal("feedback-41")
def test_each_desk_reads_and_sorts_the_categories_that_are_its_own(world):
    world.lamp.desk = world.stranger.office
    world.lamp.save()
    other = _official("Lý Thị Đèn", world.stranger.office, "coordinator")
    lamp, tree = world.report(), world.report("Cây ngã chắn ngang đường.", category=world.urgent)
    for position, own, alien in ((other, lamp, tree), (world.coordinator, tree, lamp)):
        client, by = browser(position), directory.actor_for(position)
        listed = client.get("/phan-anh/so/").content.decode()
        assert own.case.code in listed and alien.case.code not in listed
        assert client.get(f"/phan-anh/{own.case.code}/tiep-nhan/").status_code == 200
        assert client.get(f"/phan-anh/{alien.case.code}/").status_code == 404
        for act in (handling.categorise, handling.split):
            with pytest.raises(Denied):
                more = {"text": "Cây sắp đổ trước nhà."} if act is handling.split else {}
                act(handling.report_of(alien.pk), category=world.bribe, by=by, **more)
        handling.accept(handling.report_of(own.pk), lead=world.commune, by=by)
    assert not Label.objects.exists()


@pytest.mark.goal("feedback-41")
def test_the_right_to_receive_counts_at_the_desk_of_the_report_alone(world):
    report = world.report()
    handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    clerk = _official("Ngô Thị Tư", world.commune, "coordinator")  # the right to receive, at an agency of the report
    by = directory.actor_for(clerk)
    assert browser(clerk).get(f"/phan-anh/{report.case.code}/").status_code == 200
    peer = put_peer("x", name="X", url="https://x.example/v2", services={"chieu-sang": "1"}, by=PLATFORM)
    with pytest.raises(Denied):
        hand_on(report.pk, to=peer, by=by)
    with pytest.raises(Denied):
        handling.split(handling.report_of(report.pk), text="Cây sắp đổ.", category=world.urgent, by=by)


@pytest.mark.goal("feedback-27")
def test_the_source_of_the_page_holds_no_phone_and_no_name(world):
    report = world.report()
    drain()
    handling.accept(handling.report_of(report.pk), lead=world.commune, by=world.actor("coordinator"))
    for position in (world.coordinator, world.specialist, world.chair):
        source = browser(position).get(f"/phan-anh/{report.case.code}/").content.decode()
        assert report.text in source
        for hidden in ("900000301", "0900 000 301", "Nguyễn Thị Sáu"):
            assert hidden not in source


@pytest.mark.goal("feedback-19")
def test_whoever_handles_it_once_more_reads_why_and_what_the_reporter_thought(world):
    report, citizen = world.report(), world.actor("citizen")
    RatingReason.objects.create(code="cham", name="Xử lý chậm", is_content=False)
    published(report)
    answer(world, report.case, "Đã thay bóng đèn.")
    rate(handling.report_of(report.pk), score=2, reasons=["cham"], comment="Hẻm vẫn tối.", by=citizen)
    object_to(handling.report_of(report.pk), reason="Đèn sáng một tối rồi lại tắt.", by=citizen)
    drain()
    client, here = browser(world.specialist), f"/phan-anh/{report.case.code}/"
    page = client.get(here).content.decode()
    assert page.count("Đèn sáng một tối rồi lại tắt.") == 2  # on top, and in the history
    for said in ("2/5", "Không hài lòng", "Xử lý chậm", "Hẻm vẫn tối.", f"/phan-anh/cong-khai/{report.case.code}/"):
        assert said in page, said
    found, _spent = asked(client, here)
    assert len(found) <= 60, "\n".join(sql[:160] for sql in found)


def test_the_keeper_opens_every_page_of_the_table(world):
    person = directory.register_person(name="Mai Văn Lợi", by=PLATFORM)
    keeper = directory.appoint(person, world.centre, "Phó Giám đốc", roles=("coordinator", "hotline"), by=PLATFORM)
    client = browser(keeper)
    for page in (
        "dieu-phoi/",
        "dieu-phoi/quy-tac/",
        "linh-vuc/",
        "linh-vuc/chieu-sang/",
        "mau-tra-loi/",
        "mau-tra-loi/moi/",
    ):
        assert client.get(f"/phan-anh/{page}").status_code == 200, page
    sent = {"form": "limit", "what": "answer", "amount": "5", "unit": "workday", "law": "Quyết định mẫu"}
    assert client.post("/phan-anh/linh-vuc/chieu-sang/", sent).status_code == 302
    assert client.post("/phan-anh/linh-vuc/chieu-sang/", {**sent, "amount": "0"}).status_code == 422
    text = {"use": "answer", "title": "Đã xử lý", "text": "Phản ánh {code} đã xử lý.", "is_open": "on"}
    assert client.post("/phan-anh/mau-tra-loi/moi/", text).status_code == 302
    assert client.post("/phan-anh/mau-tra-loi/moi/", {**text, "text": "{secret}"}).status_code == 422


@pytest.mark.goal("feedback-37")
def test_filters_are_kept_under_a_name_and_found_again_at_no_statement_more(world, fifty):
    client = browser(world.coordinator)
    address = f"/phan-anh/so/?dia_ban={world.commune.area_id}"
    assert 'id="kept-name"' in client.get(f"{address}&q=đèn").content.decode()
    assert client.post("/tai-khoan/bo-loc/", {"name": "Phường tôi", "next": address})["Location"] == address
    client.get("/phan-anh/so/")  # says that it is kept
    found, _spent = asked(client, "/phan-anh/so/")
    assert len(found) <= 6
    assert f'<a href="{address}">Phường tôi</a>' in client.get("/phan-anh/so/").content.decode()
    client.post("/tai-khoan/bo-loc/", {"drop": "Phường tôi", "next": address})
    client.get("/phan-anh/so/")
    assert "Phường tôi" not in client.get("/phan-anh/so/").content.decode()
