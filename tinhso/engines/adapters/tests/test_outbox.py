from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.adapters.adapter import NotDelivered, Rejected
from tinhso.engines.adapters.api import deliveries, post
from tinhso.engines.adapters.delivering import deliver
from tinhso.engines.adapters.jobs import deliver_due
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.adapters.waiting import rest_of_line, wait_before

pytestmark = pytest.mark.django_db
MONDAY = clock.at(2026, 3, 2, 8)


def letter(key="1", to="post", **kw):
    return post(to, "letter", {"n": 1}, key=key, **kw)


def later(**kw):
    return clock.travel(MONDAY + timedelta(**kw))


def test_what_is_posted_is_delivered_by_a_job_with_its_key_and_keeps_the_receipt(post_office):
    thing = letter()
    drain()
    thing.refresh_from_db()
    assert post_office.sent == [("letter", {"n": 1}, "1")]
    assert (thing.state, thing.attempts, thing.receipt) == ("sent", 1, {"number": 1})


def test_a_transaction_that_fails_delivers_nothing(post_office):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        letter()
        raise ZeroDivisionError
    drain()
    assert (post_office.sent, Outgoing.objects.count()) == ([], 0)


def test_the_same_key_is_delivered_once(post_office):
    assert letter().pk == letter().pk
    drain()
    assert len(post_office.sent) == 1


def test_a_key_that_stands_for_something_else_is_refused(post_office):
    letter()
    with pytest.raises(ValueError, match="already stands"):
        post("post", "letter", {"n": 2}, key="1")


def test_nobody_posts_to_an_adapter_that_no_part_offers(partners):
    with pytest.raises(LookupError):
        letter(to="pigeon")


def test_a_failure_waits_ten_seconds_then_twice_as_long_and_an_hour_at_most():
    seconds = [wait_before(n, "key").total_seconds() for n in (1, 2, 3, 4, 20)]
    bare = [10, 20, 40, 80, 3600]
    assert all(0.75 * b <= s <= 1.25 * b for s, b in zip(seconds, bare, strict=True))
    assert seconds == [wait_before(n, "key").total_seconds() for n in (1, 2, 3, 4, 20)]
    assert wait_before(1, "key") != wait_before(1, "other key")


def test_what_fails_is_tried_again_when_it_is_due_and_not_before(post_office):
    post_office.answers = [NotDelivered("The post office is on fire.")]
    with later():
        thing = letter()
        drain()
        thing.refresh_from_db()
        assert (thing.state, thing.last_error) == ("failed", "The post office is on fire.")
        assert deliver("post") == 0
    with clock.travel(thing.next_at + timedelta(seconds=1)):
        deliver_due()
        drain()
    thing.refresh_from_db()
    assert (thing.state, thing.attempts, thing.last_error) == ("sent", 2, "")


def test_after_ten_attempts_a_delivery_is_given_up_visibly(post_office):
    post_office.answers = [NotDelivered("No.")] * 10
    with later():
        thing = letter()
        drain()
    for hours in range(2, 11):
        with later(hours=2 * hours):
            deliver("post")
    thing.refresh_from_db()
    assert (thing.state, thing.attempts, len(post_office.sent)) == ("given_up", 10, 10)
    with later(days=9):
        assert deliver("post") == 0
    assert list(Outgoing.objects.all().troubled()) == [thing]


def test_what_a_partner_will_never_take_is_given_up_at_once(post_office):
    post_office.answers = [Rejected("No such address.")]
    thing = letter()
    drain()
    thing.refresh_from_db()
    assert (thing.state, thing.attempts) == ("given_up", 1)
    assert Line.objects.get(pk="post").failures == 0


def test_a_partner_that_does_not_answer_in_time_has_failed(post_office):
    never = Event()
    post_office.timeout = 0.01
    post_office.answers = [lambda: never.wait(20)]
    thing = letter()
    drain()
    never.set()
    thing.refresh_from_db()
    assert (thing.state, thing.last_error) == ("failed", _("No answer within %(seconds)g seconds.") % {"seconds": 0.01})


def test_three_failures_in_a_row_close_the_line_and_leave_the_others_alone(partners):
    partners["post"].answers = [OSError("unreachable")] * 3
    with later():
        for key in range(5):
            letter(key=str(key))
            letter(key=str(key), to="press")
        drain()
        assert len(partners["post"].sent) == 3
        assert len(partners["press"].sent) == 5
        assert Line.objects.get(pk="post").is_closed(clock.now())
    with later(seconds=60):
        assert deliver("post") == 5
    line = Line.objects.get(pk="post")
    assert (line.failures, line.closed_until) == (0, None)


def test_a_line_is_trusted_until_its_third_failure():
    assert [rest_of_line(n, "post") is None for n in (0, 1, 2, 3)] == [True, True, True, False]


def test_what_may_not_go_out_yet_waits_for_its_hour(post_office):
    with later():
        letter(not_before=MONDAY + timedelta(hours=6))
        drain()
        deliver_due()
        drain()
        assert post_office.sent == []
    with later(hours=6, seconds=1):
        deliver_due()
        drain()
    assert len(post_office.sent) == 1


def test_the_deliveries_of_a_record_are_found_by_it(post_office):
    about = Outgoing().pk
    first = letter(about=about)
    letter(key="2")
    assert deliveries(about) == [first]
