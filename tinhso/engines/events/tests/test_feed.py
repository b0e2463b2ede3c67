"""The feed never overtakes a writer that commits late."""

import threading

import pytest
from django.db import connection, transaction

from tinhso.base.registry import event_kinds
from tinhso.engines.events.api import feed, record

KIND = "access.granted"


@pytest.mark.django_db(transaction=True)
def test_what_a_slow_writer_commits_later_is_never_missed():
    assert KIND in event_kinds()
    place = feed.now()
    wrote, go = threading.Event(), threading.Event()

    def slowly():
        with transaction.atomic():
            record(KIND, topic="slow")
            wrote.set()
            go.wait(20)
        connection.close()

    writer = threading.Thread(target=slowly)
    writer.start()
    assert wrote.wait(20)
    with transaction.atomic():
        record(KIND, topic="quick")  # begun later, committed earlier
    early = feed.read(place, [KIND], n=10)
    assert early.events == []
    go.set()
    writer.join()
    both = feed.read(early.place, [KIND], n=10)
    assert [event.topic for event in both.events] == ["slow", "quick"]
    first = feed.read(place, [KIND], n=1)
    assert (first.more, [e.topic for e in feed.read(first.place, [KIND], n=10).events]) == (True, ["quick"])
    assert feed.read(both.place, [KIND], n=10).events == []


@pytest.mark.django_db
def test_a_place_of_another_province_is_refused():
    with pytest.raises(LookupError):
        feed.read(feed.Place(1, 1), [KIND], n=1)
