"""The pages of officials: how little they ask of the database, who opens them, what they never show."""

import time

import pytest
from django.test import Client

from tests.budgets.statements import statements
from tinhso.base.jobs import drain
from tinhso.engines.accounts.models import User
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.desk import handling


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
    hit = client.get("/phan-anh/so/?q=tru+so+17+khong").content.decode()
    assert fifty[17].case.code in hit and fifty[18].case.code not in hit
    assert fifty[3].case.code in client.get(f"/phan-anh/so/?q={fifty[3].case.code}").content.decode()


def test_a_stranger_finds_neither_list_rows_nor_the_page(world, fifty):
    client = browser(world.stranger)
    assert fifty[0].case.code not in client.get("/phan-anh/so/").content.decode()
    assert client.get(f"/phan-anh/{fifty[0].case.code}/").status_code == 404
    assert client.get(f"/phan-anh/{fifty[0].case.code}/tiep-nhan/").status_code == 404
    assert client.get("/phan-anh/dieu-phoi/").status_code == 403


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
