"""The feed never overtakes a writer that commits late."""

import threading

import pytest
from django.db import connection, transaction

from tinhso.engines.events.api import feed, record

KIND = "access.granted"
# The horizon as far as this database goes: other tests may be at work in other databases of the cluster.
HERE = """(least(pg_snapshot_xmax(pg_current_snapshot())::text::bigint, (
    SELECT min(l.transactionid::text::bigint) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted AND a.datname = current_database()
))::text::xid8)"""
NONE_AT_ALL = "pg_snapshot_xmax(pg_current_snapshot())"


def told(place):
    """What is read while a slow writer is still at it, and what after."""
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
    go.set()
    writer.join()
    late = feed.read(early.place, [KIND], n=10)
    return [event.topic for event in early.events], [event.topic for event in late.events], late.place


@pytest.mark.django_db(transaction=True)
def test_what_a_slow_writer_commits_later_is_never_missed(monkeypatch):
    monkeypatch.setattr(feed, "HORIZON", HERE)
    place = feed.now()
    early, late, end = told(place)
    assert (early, late) == ([], ["slow", "quick"])
    first = feed.read(place, [KIND], n=1)
    assert (first.more, [event.topic for event in feed.read(first.place, [KIND], n=10).events]) == (True, ["quick"])
    assert feed.read(end, [KIND], n=10).events == []


@pytest.mark.django_db(transaction=True)
def test_without_the_horizon_it_would_be(monkeypatch):
    monkeypatch.setattr(feed, "HORIZON", NONE_AT_ALL)
    early, late, _end = told(feed.now())
    assert (early, late) == (["quick"], [])


@pytest.mark.django_db
def test_a_place_of_another_province_is_refused():
    with pytest.raises(LookupError):
        feed.read(feed.Place(1, 1), [KIND], n=1)
