import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinhso.base.errors import Refused
from tinhso.engines.events.api import Actor
from tinhso.engines.messages.api import mark_all_read, mark_read, mine, send, unread_count

pytestmark = pytest.mark.django_db


def told(party, n):
    return [send(party.subject_id, "try.quiet", data={"code": str(i)}) for i in range(n)]


def test_the_list_shows_the_newest_first_twenty_at_a_time_and_never_one_twice(binh):
    sent, actor = told(binh, 45), Actor(subject=binh.subject_id)
    seen, after = [], None
    for expected in (20, 20, 5):
        listed, after = mine(actor, after)
        assert len(listed) == expected
        seen += [item.message for item in listed]
    assert (seen, after) == (sent[::-1], None)


def test_a_page_of_messages_takes_two_queries_at_most(lan):
    told(lan, 30)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        mine(Actor(subject=lan.subject_id))
    assert len(queries) <= 2


def test_reading_one_leaves_the_others_unread_and_reading_it_again_changes_nothing(binh):
    first, _second = told(binh, 2)
    actor = Actor(subject=binh.subject_id)
    moment = mark_read(first.pk, by=actor).read_at
    assert mark_read(first.pk, by=actor).read_at == moment
    assert unread_count(binh.subject_id) == 1
    assert (mark_all_read(by=actor), unread_count(binh.subject_id)) == (1, 0)


def test_nobody_reads_anothers_message(binh, lan):
    (message,) = told(binh, 1)
    with pytest.raises(Refused):
        mark_read(message.pk, by=Actor(subject=lan.subject_id))
    message.refresh_from_db()
    assert message.is_unread
