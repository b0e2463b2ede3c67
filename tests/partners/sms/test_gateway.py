"""The whole way to the pretend SMS gateway and back, over HTTP, with everything that can go wrong on it."""

import json

import pytest
import requests
from django.db import transaction

from pretend.server import running
from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.accounts.api import Purpose, confirm_code, send_code
from tinhso.engines.accounts.codes import purposes
from tinhso.engines.accounts.models import OneTimeCode
from tinhso.engines.adapters.api import HEADER, post, sign
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Incoming, Line, Outgoing
from tinhso.engines.messages.sms.gateway import Sms
from tinhso.engines.messages.sms.report import DeliveryReport

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER, REPORT, ADDRESS = "0912345678", "try.report", "/tin-nhan/bao-cao/sms"
KEY = "demonstration:sms"


@pytest.fixture(autouse=True)
def declared(monkeypatch):
    monkeypatch.setattr(purposes, "purposes", lambda: {REPORT: Purpose(REPORT, "gửi phản ánh")})


@pytest.fixture
def gateway(tmp_path, settings):
    """The partner, without reports: those are made by hand, so that no thread is waited for."""
    with running(tmp_path) as (url, app):
        settings.PARTNERS = {"sms": (f"{url}/sms", KEY)}
        app.partners["sms"].turn("silent", "on")
        yield app.partners["sms"]


def arrived(gateway):
    return [message for _key, message in gateway.store.all("sms")]


def again():
    """The line is open again and what failed is due."""
    Line.objects.update(closed_until=None)
    Outgoing.objects.update(next_at=clock.now())
    deliver("sms")


def test_a_code_arrives_and_is_given_back(gateway):
    send_code(NUMBER, REPORT)
    drain()
    (sms,) = arrived(gateway)
    assert (sms["phone"], sms["brandname"], sms["parts"]) == ("84912345678", "TINHSO", 1)
    assert sms["message"].isascii()
    assert confirm_code(NUMBER, REPORT, sms["message"][:6]) is True
    out = Outgoing.objects.get()
    assert (out.state, out.receipt["message_id"], out.receipt["parts"]) == ("sent", sms["message_id"], 1)


def test_a_lost_answer_is_asked_for_again_and_nobody_is_written_to_twice(gateway):
    gateway.turn("lose", "1")
    send_code(NUMBER, REPORT)
    drain()
    assert Outgoing.objects.get().state == "failed"
    again()
    assert Outgoing.objects.get().state == "sent"
    assert len(arrived(gateway)) == 1


def test_a_gateway_that_refuses_is_tried_again(gateway):
    gateway.turn("refuse", "1")
    send_code(NUMBER, REPORT)
    drain()
    out = Outgoing.objects.get()
    assert (out.state, arrived(gateway)) == ("failed", [])
    again()
    assert len(arrived(gateway)) == 1


def test_a_code_that_is_too_old_when_the_gateway_comes_back_is_left_out(gateway):
    gateway.turn("refuse", "1")
    send_code(NUMBER, REPORT)
    drain()
    OneTimeCode.objects.update(good_until=clock.now())
    again()
    assert (Outgoing.objects.get().state, Outgoing.objects.get().receipt) == ("sent", {"left_out": "too old"})
    assert arrived(gateway) == []


def test_what_the_gateway_will_never_take_is_given_up_at_once(gateway, settings):
    settings.SMS_BRAND = "OTHER"
    send_code(NUMBER, REPORT)
    drain()
    out = Outgoing.objects.get()
    assert (out.state, out.attempts) == ("given_up", 1)
    assert "OTHER" in out.last_error


def test_the_doctor_says_what_is_wrong(gateway, settings):
    assert Sms().check() == []
    settings.SMS_BRAND = "OTHER"
    assert "OTHER" in Sms().check()[0]
    for wrong in ((settings.PARTNERS["sms"][0], "wrong"), ("http://127.0.0.1:9", KEY), ("", "")):
        settings.PARTNERS = {"sms": wrong}
        assert len(Sms().check()) == 1


@pytest.fixture
def sent(gateway):
    with transaction.atomic():
        return post("sms", "message", {"message": "x"}, key="k-1")


def tell(client, at=None, key=KEY, **said):
    body = json.dumps({"report_id": "DR1", "request_id": "k-1", "status": "delivered", "error": ""} | said).encode()
    header = sign(body, key.encode(), at=at)
    return client.post(ADDRESS, body, content_type="application/json", headers={HEADER: header})


def test_a_report_twice_is_one_report(client, sent):
    answers = [tell(client) for _ in range(2)]
    assert [(a.status_code, a.json()) for a in answers] == [(200, {"code": "00"})] * 2
    assert (DeliveryReport.objects.get().state, Incoming.objects.count()) == ("delivered", 1)


def test_the_same_report_with_other_content_is_refused(client, sent):
    tell(client)
    assert tell(client, status="failed").status_code == 409
    assert DeliveryReport.objects.get().state == "delivered"


def test_what_arrived_has_arrived(client, sent):
    tell(client, status="failed", error="absent_subscriber")
    assert DeliveryReport.objects.get().reason == "absent_subscriber"
    tell(client, report_id="DR2")
    tell(client, report_id="DR3", status="failed")
    assert DeliveryReport.objects.get().state == "delivered"


@pytest.mark.parametrize(
    "how",
    [
        {"key": "another"},
        {"at": clock.at(2020, 1, 1)},
        {"status": "eaten"},
        {"request_id": 7},
        {"report_id": "x" * 61},
        {"error": "<b>"},
    ],
)
def test_a_report_that_cannot_be_believed_or_read_changes_nothing(client, sent, how):
    assert tell(client, **how).status_code == 401
    assert (DeliveryReport.objects.count(), Incoming.objects.count()) == (0, 0)


def test_a_report_about_nothing_of_ours_is_answered_and_not_kept(client, sent):
    assert tell(client, request_id="k-2").json()["code"] == "04"
    assert DeliveryReport.objects.count() == 0


def test_without_a_key_no_report_is_believed(client, sent, settings):
    settings.PARTNERS = {"sms": ("", "")}
    assert tell(client, key="x").status_code == 401


def test_the_gateway_reports_by_itself_and_twice_if_it_likes(tmp_path, settings, live_server):
    with running(tmp_path, live_server.url) as (url, app):
        settings.PARTNERS = {"sms": (f"{url}/sms", KEY)}
        partner = app.partners["sms"]
        partner.turn("repeat", "on")
        partner.turn("undelivered", "1")
        said = []
        partner.report = lambda message: said.append(message)  # the thread's work, done here
        with transaction.atomic():
            post("sms", "message", {"message": "x"}, key="k-1")
        token = {"Authorization": f"Bearer {KEY}"}
        sms = {"brandname": "TINHSO", "phone": "84912345678", "message": "abc", "request_id": "k-1"}
        requests.post(f"{url}/sms/tin-nhan", json=sms, headers=token, timeout=5)
        assert partner.tell(said[0]) == [200, 200]
    assert DeliveryReport.objects.get().state == "failed"
    assert Incoming.objects.count() == 1
