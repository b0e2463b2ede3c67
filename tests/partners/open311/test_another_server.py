"""The whole way to another Open311 server and back, over HTTP, with everything that can go wrong on it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pretend.open311.server import KEY
from pretend.server import running
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.events.api import PLATFORM
from tinhso.systems.feedback.models import Forwarding, Report
from tinhso.systems.feedback.open311.fetching import fetch, follow
from tinhso.systems.feedback.open311.handing_on import forwardings_of, hand_on, put_peer
from tinhso.systems.feedback.open311.outbox import Open311
from tinhso.systems.feedback.tests.test_desk_pages import browser
from tinhso.systems.feedback.tests.world import TUESDAY, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-32"), pytest.mark.goal("feedback-33")]


@pytest.fixture
def world():
    made = make_world()
    with clock.travel(TUESDAY):
        yield made


@pytest.fixture
def server(tmp_path):
    with running(tmp_path) as (url, app):
        app.partners["open311"].address = f"{url}/open311/v2"
        yield app.partners["open311"]


@pytest.fixture
def peer(world, server):
    return put_peer(
        "dien-luc", name="Điện lực", url=server.address, key=KEY, services={"chieu-sang": "DIEN-02"},
        fetches_into=world.lamp, by=PLATFORM,
    )  # fmt: skip


@pytest.fixture
def sent(world, peer):
    made = world.report("Trụ điện nghiêng, gọi tôi 0900 000 301.", lat=10.53, lng=106.41)
    hand_on(made.pk, to=peer, by=world.actor("coordinator"))
    return made


def state() -> str:
    return Outgoing.objects.get(adapter="open311").state


def test_a_report_reaches_the_other_server_without_its_reporter(server, peer, sent):
    assert deliver("open311") == 1 and state() == "sent"
    ((number, row),) = server.store.all("report")
    assert (row["description"], row["service_code"]) == ("Trụ điện nghiêng, gọi tôi [đã che].", "DIEN-02")
    assert "Sáu" not in str(row)
    ((shown, _delivery),) = forwardings_of(sent)
    assert shown.reference == number  # the official need not wait until the server is asked again
    server.put(number, **{**row, "status": "closed", "status_notes": "Đã dựng lại trụ."})
    assert follow(peer) == 1
    found = Forwarding.objects.get()
    assert (found.reference, found.status, found.notes) == (number, "closed", "Đã dựng lại trụ.")
    assert follow(peer) == 0


def test_the_coordinator_sends_it_from_the_reports_page_once(server, peer, world):
    made = world.report("Trụ điện nghiêng ra đường.", lat=10.53, lng=106.41)
    page, here = browser(world.coordinator), f"/phan-anh/{made.case.code}/"
    assert f"{here}gui-may-chu/" in page.get(here).content.decode()
    form = page.get(f"{here}gui-may-chu/").content.decode()
    assert "Điện lực" in form
    assert page.post(f"{here}gui-may-chu/", {"to": peer.pk, "version": made.case.version}).status_code == 302
    assert deliver("open311") == 1 and len(server.store.all("report")) == 1
    assert f"{here}gui-may-chu/" not in page.get(here).content.decode()
    secret = world.report("Cán bộ đòi tiền khi chứng thực.", category=world.bribe)
    put_peer(peer.code, name=peer.name, url=peer.url, services={"tieu-cuc": "X"}, by=PLATFORM)
    assert "gui-may-chu" not in page.get(f"/phan-anh/{secret.case.code}/").content.decode()


@pytest.mark.parametrize("trouble", ["refuse", "lose", "forget"])
def test_a_server_that_misbehaves_once_gets_the_report_once_all_the_same(server, sent, trouble):
    server.turn(trouble, "1")
    deliver("open311")
    assert state() == "failed" and Outgoing.objects.get().last_error
    assert [words for _each, words in forwardings_of(sent)] == [str(Outgoing.State.FAILED.label)]
    with clock.travel(clock.now() + timedelta(hours=2)):
        Line.objects.update(closed_until=None)
        deliver("open311")
    assert state() == "sent" and len(server.store.all("report")) == 1


def test_a_key_that_is_not_taken_is_given_up_and_said(server, sent):
    server.turn("distrust", "on")
    deliver("open311")
    found = Outgoing.objects.get()
    assert found.state == "given_up" and "api_key was not valid" in found.last_error


def test_a_server_that_wraps_its_lists_is_understood(server, peer, sent):
    server.turn("wrap", "on")
    deliver("open311")
    assert state() == "sent" and Open311().check() == []


def test_a_server_that_does_not_answer_is_said_by_the_doctor(server, peer):
    server.turn("refuse", "on")
    (trouble,) = Open311().check()
    assert trouble.startswith("Điện lực: ")


def test_what_is_new_there_is_taken_in_once(server, peer, world):
    server.put("DL-90001", description="Mất điện cả ấp từ sáng.", service_code="DIEN-01", lat="10.53", long="106.41",
               address="ấp 3")  # fmt: skip
    server.put("DL-90002", description="hư", service_code="DIEN-01")  # too short to be a report
    assert (fetch(peer, world.lamp), fetch(peer, world.lamp)) == (1, 0)
    made = Report.objects.select_related("case").get()
    assert (made.text, made.lat, made.reference) == ("Mất điện cả ấp từ sáng.", 10.53, "dien-luc:DL-90001")
    assert made.case.channel == "partner"


def test_what_we_sent_there_does_not_come_back(server, peer, sent, world):
    deliver("open311")
    follow(peer)
    assert fetch(peer, world.lamp) == 0 and Report.objects.count() == 1


def test_nobody_sends_twice_or_without_the_right_or_what_is_confidential(server, peer, sent, world):
    with pytest.raises(AlreadyDone):
        hand_on(sent.pk, to=peer, by=world.actor("coordinator"))
    with pytest.raises(Denied):
        hand_on(world.report().pk, to=peer, by=world.actor("stranger"))
    with pytest.raises(Refused):
        hand_on(world.report("Cán bộ đòi tiền khi chứng thực.", category=world.bribe).pk, to=peer, by=PLATFORM)
    with pytest.raises(Refused) as refused:
        hand_on(world.report("Cây đổ chắn ngang đường.", category=world.urgent).pk, to=peer, by=PLATFORM)
    assert refused.value.field == "to" and Outgoing.objects.count() == 1
