"""The carrier's link is down: its clerk types how a way ended, and the later notice agrees with it once."""

from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.events.models import Event
from tinhso.engines.post.addresses import Address
from tinhso.engines.post.api import hand_over, report_by_hand, send_again, waiting_at
from tinhso.engines.post.models import Track
from tinhso.engines.post.tests.conftest import body, ready, tell

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-19")]
WHY = "Người nhận đã ký phiếu giấy; hệ thống bưu chính mất kết nối"


@pytest.fixture
def sent(cast):
    made = ready(cast)
    hand_over([made.pk], by=cast.clerk)
    made.refresh_from_db()
    return made


def counted(kind):
    return sum(event.sign for event in Event.objects.filter(kind=kind))


def test_delivered_by_hand_counts_and_the_automatic_notice_counts_no_second_time(client, cast, sent):
    report_by_hand(sent.pk, stage="delivered", reason=WHY, by=cast.postman)
    sent.refresh_from_db()
    assert (sent.stage, counted("post.delivered")) == ("delivered", 1)
    for message in ("HT1", "HT2"):
        assert tell(client, body(sent, "PT", message)).status_code == 200
    sent.refresh_from_db()
    assert (sent.stage, counted("post.delivered"), Track.objects.count()) == ("delivered", 1, 3)


ENDS = [("TH", "returned", "post.came_back"), ("TL", "lost", "post.lost")]


@pytest.mark.parametrize(("state", "stage", "kind"), ENDS)
def test_the_carriers_own_end_goes_before_a_typed_one_even_if_it_is_older(client, cast, sent, state, stage, kind):
    report_by_hand(sent.pk, stage="delivered", reason=WHY, by=cast.postman)
    assert tell(client, body(sent, state, at=clock.now() - timedelta(seconds=1))).status_code == 200
    sent.refresh_from_db()
    assert (sent.stage, counted("post.delivered"), counted(kind)) == (stage, 0, 1)


def test_a_lost_result_waits_for_the_desk_until_another_copy_goes_out(client, cast, sent):
    report_by_hand(sent.pk, stage="lost", reason=WHY, by=cast.postman)
    assert counted("post.lost") == 1
    assert waiting_at(cast.clerk) == [sent]
    again = send_again(sent.pk, address=Address("Số 5, ấp 3", cast.ward), phone="", by=cast.clerk)
    assert (again.replaces, waiting_at(cast.clerk)) == (sent, [again])
    with pytest.raises(AlreadyDone):
        send_again(sent.pk, address=Address("Số 5, ấp 3", cast.ward), phone="", by=cast.clerk)


def test_only_the_carriers_clerk_once_with_a_reason_and_a_possible_moment(cast, sent):
    for by in (cast.clerk, cast.stranger, cast.citizen):
        with pytest.raises(Denied):
            report_by_hand(sent.pk, stage="delivered", reason=WHY, by=by)
    wrong = (
        {"stage": "moving", "reason": WHY},
        {"stage": "delivered", "reason": " "},
        {"stage": "delivered", "reason": WHY, "at": clock.now() + timedelta(hours=1)},
        {"stage": "delivered", "reason": WHY, "at": sent.made_at - timedelta(hours=1)},
    )
    for given in wrong:
        with pytest.raises(Refused):
            report_by_hand(sent.pk, by=cast.postman, **given)
    assert Track.objects.count() == 0
    report_by_hand(sent.pk, stage="returned", reason=WHY, by=cast.postman)
    with pytest.raises(AlreadyDone):
        report_by_hand(sent.pk, stage="returned", reason=WHY, by=cast.postman)
    assert (Track.objects.count(), counted("post.came_back")) == (1, 1)


def test_what_the_post_does_not_have_is_not_reported(cast):
    with pytest.raises(Denied):
        report_by_hand(ready(cast).pk, stage="delivered", reason=WHY, by=cast.postman)
