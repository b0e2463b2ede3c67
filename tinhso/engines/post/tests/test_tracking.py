from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.events.models import Event
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.api import hand_over, send_again, take_in
from tinhso.engines.post.models import Consignment, Track
from tinhso.engines.post.tests.conftest import body, ready, tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(cast):
    made = ready(cast)
    hand_over([made.pk], by=cast.clerk)
    return made


def told(client, consignment, *states, since=None):
    since = since or clock.now() - timedelta(days=3)
    for number, state in enumerate(states):
        assert tell(client, body(consignment, state, f"HT{number}", since + timedelta(days=number))).status_code == 200
    consignment.refresh_from_db()
    return consignment


def figures(kind):
    return [(event.sign, event.channel, event.facts.get("days")) for event in Event.objects.filter(kind=kind)]


@pytest.mark.goal("cases-19")
def test_signed_reports_lead_to_the_door_and_the_days_on_the_way_are_counted(client, sent):
    told(client, sent, "NG", "VC", "DP", "PT")
    assert (sent.stage, sent.tracks.count()) == ("delivered", 4)
    assert figures("post.delivered") == [(1, "out", 3)]


@pytest.mark.parametrize(("key", "reason"), [("", "unsigned"), ("another", "forged")])
def test_a_report_that_is_not_the_posts_changes_nothing(client, sent, key, reason):
    answer = tell(client, body(sent, "PT"), key=key)
    assert (answer.status_code, answer.json()["KetQua"], Track.objects.count()) == (401, reason, 0)


def test_an_old_signature_and_unreadable_content_are_refused(client, sent):
    assert tell(client, body(sent, "PT"), at=clock.now() - timedelta(minutes=6)).json()["KetQua"] == "late"
    assert tell(client, body(sent, "XX")).json()["KetQua"] == "unreadable"
    assert tell(client, b"[]").json()["KetQua"] == "unreadable"
    assert Track.objects.count() == 0


def test_the_same_report_again_gets_the_same_answer_and_a_changed_one_is_refused(client, sent):
    content = body(sent, "PT")
    first, second = tell(client, content), tell(client, content)
    assert (first.json(), second.status_code) == (second.json(), 200)
    assert tell(client, body(sent, "TH")).status_code == 409
    assert (Track.objects.count(), len(figures("post.delivered"))) == (1, 1)


def test_a_number_that_is_not_ours_is_answered_as_unknown(client, sent):
    assert tell(client, body("RH999999999VN", "PT")).json() == {"MaLoi": "04", "TrangThai": ""}


def test_a_delivery_that_is_contradicted_later_is_taken_back_from_the_figures(client, sent):
    told(client, sent, "NG", "PT", "TH")
    assert sent.stage == "returned"
    assert sum(sign for sign, *_rest in figures("post.delivered")) == 0
    assert len(figures("post.came_back")) == 1


@pytest.mark.goal("cases-19")
def test_what_came_back_is_taken_in_by_the_desk_and_sent_again(client, cast, sent):
    told(client, sent, "NG", "KP", "CH", "TH")
    with pytest.raises(Denied):
        take_in(sent.pk, by=cast.stranger)
    take_in(sent.pk, by=cast.clerk)
    with pytest.raises(AlreadyDone):
        take_in(sent.pk, by=cast.clerk)
    address = Address("Số 5, ấp 3", cast.ward)
    again = send_again(sent.pk, address=address, phone="+84900000002", by=cast.clerk)
    assert (again.replaces, again.address, again.stage, again.phone) == (sent, "Số 5, ấp 3", "prepared", "+84900000002")
    assert again.code != sent.code
    with pytest.raises(AlreadyDone):
        send_again(sent.pk, address=address, phone="", by=cast.clerk)
    assert Consignment.objects.count() == 2


def test_nothing_is_taken_in_that_has_not_come(cast, sent):
    with pytest.raises(Refused):
        take_in(sent.pk, by=cast.clerk)
    with pytest.raises(Refused):
        send_again(sent.pk, address=Address("1", cast.ward), phone="", by=cast.clerk)


def test_fetched_papers_wait_at_the_desk(client, cast):
    made = told(client, ready(cast, "in"), "NG", "VC", "PT")
    assert list(Consignment.objects.all().waiting_for_the_desk()) == [made]
    take_in(made.pk, by=cast.clerk)
    assert not Consignment.objects.all().waiting_for_the_desk().exists()
    assert figures("post.delivered") == [(1, "in", 2)]


def test_the_posts_clerk_sees_what_the_post_carries_and_nothing_else(cast, sent):
    kept_here = ready(cast)
    seen = access.only(cast.postman, "post.carry", Consignment.objects.all())
    assert list(seen) == [sent]
    assert not access.may(cast.postman, "post.carry", kept_here)
