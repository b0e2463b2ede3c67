"""Events: the feed, and the same pushed to a receiver, signed, tried again, replayed, switched off."""

import hmac
import json
from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from tests.dossiers import many
from tests.partners.api.receiver import receiving
from tests.province import MONDAY
from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.ids import uuid7
from tinhso.engines.adapters.api import NotDelivered
from tinhso.engines.adapters.jobs import deliver_due
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.clients import api as clients
from tinhso.engines.clients.models import Webhook
from tinhso.engines.clients.webhooks import dispatching, guarding
from tinhso.engines.events.api import PLATFORM, feed
from tinhso.engines.messages.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def settled(monkeypatch):
    """A test is one open transaction: what it has written itself counts as settled (see events/tests)."""
    monkeypatch.setattr(feed, "HORIZON", "pg_snapshot_xmax(pg_current_snapshot())")


@pytest.fixture
def receiver(monkeypatch):
    monkeypatch.setattr(settings, "ENV", replace(settings.ENV, webhook_hosts=frozenset({"127.0.0.1"})))
    with receiving() as held:
        yield held


@pytest.fixture
def hook(ward, receiver):
    """The ward's receiver, with its secret."""
    made, secret = clients.set_webhook(ward.client.pk, url=receiver.url, by=PLATFORM)
    made.plain = secret
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        made.go_to(feed.Place(made.cluster, cursor.fetchone()[0], uuid7()))
    return made


def push(province) -> int:
    """What the worker does within ten seconds."""
    put = clients.dispatch_all()
    province.work()
    return put


def types(receiver) -> list[str]:
    return [json.loads(body)["type"] for _headers, body in receiver.got]


@pytest.mark.goal("cases-26")
def test_the_feed_tells_what_happened_to_ones_own_and_never_repeats(ward, other_ward, province):
    start = ward.get("/events").json()
    codes = [dossier.case.code for dossier in many(province, 2)]
    first = ward.get(f"/events?limit=1&cursor={start['next']}").json()
    rest = ward.get(f"/events?cursor={first['next']}").json()
    told = first["items"] + rest["items"]
    assert [(e["type"], e["subject"]) for e in told if e["type"] == "dossier.submitted"] == [
        ("dossier.submitted", code) for code in codes
    ]
    assert (len(first["items"]), first["more"]) == (1, True)
    assert ward.get(f"/events?cursor={rest['next']}").json()["items"] == []
    assert other_ward.get(f"/events?cursor={start['next']}").json()["items"] == []
    only = ward.get(f"/events?cursor={start['next']}&type=dossier.received").json()
    assert only["items"] == []
    assert ward.get("/events?type=dossier.eaten").status_code == 422


def test_no_name_and_no_number_of_a_person_is_told(ward, province):
    start = ward.get("/events").json()["next"]
    many(province, 1)
    said = ward.get(f"/events?cursor={start}").content.decode()
    person = province.person("huong")
    assert "dossier.submitted" in said
    assert person.party.name not in said
    assert person.personal_number not in said


@pytest.mark.goal("cases-26")
def test_an_event_is_pushed_with_a_signature_that_the_receiver_can_check(hook, receiver, province):
    (dossier,) = many(province, 1)
    assert push(province) >= 1
    headers, body = receiver.got[0]
    event = json.loads(body)
    assert (event["type"], event["subject"], event["specversion"]) == ("dossier.submitted", dossier.case.code, "1.0")
    assert headers["content-type"].startswith("application/cloudevents+json")
    assert headers["webhook-id"] == event["id"]
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = b64decode(hook.plain.removeprefix("whsec_"))
    assert headers["webhook-signature"] == "v1," + b64encode(hmac.digest(key, signed, "sha256")).decode()
    assert push(province) == 0


def test_with_a_new_secret_the_old_one_signs_beside_it_for_two_days(hook, receiver, province):
    clients.new_webhook_secret(hook.client_id, by=PLATFORM)
    many(province, 1)
    push(province)
    assert receiver.got[0][0]["webhook-signature"].count("v1,") == 2
    assert len(Webhook.objects.get().secrets) == 2
    with clock.travel(MONDAY + timedelta(days=3)):
        assert len(Webhook.objects.get().secrets) == 1


@pytest.mark.goal("cases-26")
def test_what_fails_is_seen_and_sent_again_and_a_redirection_is_not_followed(hook, ward, receiver, province):
    receiver.answers = [500, 302]
    many(province, 1)
    push(province)
    failed = ward.get("/webhook/deliveries").json()["items"][-1]
    assert (failed["state"], failed["attempts"]) == ("failed", 1)
    assert "500" in failed["last_error"]
    assert ward.get("/client").json()["webhook"]["last_error"] == failed["last_error"]
    for minutes in (1, 3):
        with clock.travel(MONDAY + timedelta(minutes=minutes)):
            deliver_due()
            province.work()
    row = Outgoing.objects.get(pk=failed["id"])
    assert (row.state, row.attempts) == ("sent", 3)
    assert len([1 for headers, _body in receiver.got if headers["webhook-id"] == failed["event"]]) == 3


@pytest.mark.goal("cases-26")
def test_events_are_replayed_from_a_moment_by_the_program_and_one_by_its_number(hook, ward, receiver, province):
    many(province, 2)
    push(province)
    before = types(receiver)
    asked = {"since": clock.local(MONDAY).isoformat()}
    assert ward.post("/webhook/replay", asked, **{"Idempotency-Key": "r"}).status_code == 202
    assert ward.post("/webhook/replay", asked, **{"Idempotency-Key": "r"}).status_code == 202
    push(province)
    assert types(receiver) == before + before
    event = json.loads(receiver.got[0][1])["id"]
    assert ward.post("/webhook/replay", {"event": event}).status_code == 202
    province.work()
    assert receiver.got[-1][0]["webhook-id"] == event
    assert len(receiver.got) == 2 * len(before) + 1
    assert ward.post("/webhook/replay", {}).status_code == 422
    assert ward.post("/webhook/replay", {"since": "2020-01-01T00:00:00Z"}).status_code == 422


@pytest.mark.goal("cases-26")
def test_a_receiver_dead_for_a_day_is_switched_off_its_owner_told_and_nothing_lost(hook, ward, receiver, province):
    receiver.answers = [503] * 60
    (dossier,) = many(province, 1)
    push(province)
    waiting = Outgoing.objects.to(hook.line).count()
    assert dispatching.switch_off_failing() == 0
    with clock.travel(MONDAY + timedelta(hours=25)):
        assert dispatching.switch_off_failing() == 1
        assert dispatching.switch_off_failing() == 0
        off = Webhook.objects.get(pk=hook.pk)
        assert off.stop == "failing"
        told = Message.objects.get(code="clients.webhook_stopped")
        assert told.to == ward.client.contact.party.subject_id
        assert "503" in told.body
        assert push(province) == 0
        receiver.answers, receiver.got = [], []
        clients.resume_webhook(ward.client.pk, by=PLATFORM)
        assert push(province) == waiting
    assert json.loads(receiver.got[0][1])["subject"] == dossier.case.code


def test_one_dead_receiver_closes_no_others_line(hook, company, receiver, province):
    receiver.answers = [503] * 3
    Line.objects.create(adapter=hook.line, failures=5, closed_until=MONDAY + timedelta(hours=1))
    clients.set_webhook(company.client.pk, url=receiver.url, by=PLATFORM)
    many(province, 1)
    push(province)
    assert receiver.got == []  # the ward's line is closed; the company has nothing to be told
    assert Outgoing.objects.to(hook.line).pending().count() >= 1


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "https://127.0.0.1/hook",
        "https://10.1.2.3/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/hook",
        "https://[::ffff:10.0.0.1]/hook",
        "https://user:pass@example.com/hook",
        "https://example.com:22/hook",
        "ftp://example.com/",
        "https:///hook",
        "https://example.com:notaport/",
        "gopher",
    ],
)
def test_an_address_inside_the_house_is_no_receiver(ward, url):
    with pytest.raises(Refused) as refused:
        clients.set_webhook(ward.client.pk, url=url, by=PLATFORM)
    assert refused.value.field == "url"
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("inside", ["10.0.0.5", "127.0.0.1", "fe80::1", "::ffff:192.168.1.1", "100.64.0.1"])
def test_a_name_that_leads_inside_the_house_is_not_called(monkeypatch, inside):
    found = [(0, 0, 0, "", ("93.184.216.34", 443)), (0, 0, 0, "", (inside, 443))]
    monkeypatch.setattr(guarding.socket, "getaddrinfo", lambda *a, **k: found)
    with pytest.raises(NotDelivered):
        guarding.resolved(guarding.target("https://receiver.example/hook"))
    monkeypatch.setattr(guarding.socket, "getaddrinfo", lambda *a, **k: found[:1])
    assert guarding.resolved(guarding.target("https://receiver.example/hook")) == "93.184.216.34"


class TestVerbs:
    """Denied to who keeps no clients, or those of another office; twice is told."""

    def verbs(self, ward, province):
        key, by = ward.client.pk, province.actor
        yield lambda who: clients.make_key(key, by=by(who))
        yield lambda who: clients.close(key, by=by(who))
        yield lambda who: clients.set_webhook(key, url="https://example.com/", by=by(who))
        yield lambda who: clients.new_webhook_secret(key, by=by(who))
        yield lambda who: clients.stop_webhook(key, by=by(who))
        yield lambda who: clients.replay(key, since=MONDAY, by=by(who))
        yield lambda who: clients.revoke_key(ward.client.keys.get().pk, by=by(who))

    @pytest.mark.parametrize("who", ["duyen", "huong", "gam"])
    def test_who_keeps_no_clients_changes_nothing(self, ward, hook, province, who):
        before = Webhook.objects.values().get(), list(ward.client.keys.values())
        for verb in self.verbs(ward, province):
            with pytest.raises(Denied):
                verb(who)
        ward.client.refresh_from_db()
        assert (Webhook.objects.values().get(), list(ward.client.keys.values())) == before
        assert ward.client.closed_at is None

    def test_a_second_time_is_told(self, ward, hook):
        clients.stop_webhook(ward.client.pk, by=PLATFORM)
        with pytest.raises(AlreadyDone):
            clients.stop_webhook(ward.client.pk, by=PLATFORM)
        clients.make_key(ward.client.pk, by=PLATFORM)
        with pytest.raises(Refused):
            clients.make_key(ward.client.pk, by=PLATFORM)
        clients.close(ward.client.pk, by=PLATFORM)
        with pytest.raises(AlreadyDone):
            clients.close(ward.client.pk, by=PLATFORM)
