"""What was sealed cannot be changed unseen."""

import hashlib
import threading

import pytest
from django.db import connection, transaction

from tinhso.base import registry
from tinhso.engines.events import merkle
from tinhso.engines.events.api import Actor, Broken, head, looked, make_years, record, seal, verify
from tinhso.engines.events.models import Event, Seal
from tinhso.engines.events.sealing import entries
from tinhso.engines.events.tests.test_looks import Someone

committed = pytest.mark.django_db(transaction=True)

# The leaves and roots of the tests that came with certificate transparency.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


# What is settled as far as this database's own clients go: other tests may be at work in other databases of the
# cluster, and the server gathers its statistics in a transaction of its own whenever it likes.
SETTLED_HERE = """
SELECT events_cluster(), least(pg_snapshot_xmax(pg_current_snapshot())::text::bigint, (
    SELECT min(l.transactionid::text::bigint) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'transactionid' AND l.mode = 'ExclusiveLock' AND l.granted AND a.datname = current_database()
    AND a.usesysid IS NOT NULL
)) - 1
"""


@pytest.fixture
def alone(monkeypatch):
    monkeypatch.setattr("tinhso.engines.events.sealing._SETTLED", SETTLED_HERE)


@pytest.fixture(autouse=True)
def a_declared_kind(monkeypatch):
    kind = registry.EventKind("events.tried", "tried")
    monkeypatch.setattr("tinhso.engines.events.recording.event_kinds", lambda: {kind.code: kind})


def happen(*numbers):
    with transaction.atomic():
        return [record("events.tried", number=number) for number in numbers]


def as_owner(statement, *parameters):
    """What somebody with the owner's password could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        guarded = ("events_event", "events_look", "events_seal")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        try:
            cursor.execute(statement, parameters)
        finally:
            for table in guarded:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute("SET ROLE tinhso_app")


@pytest.mark.parametrize("size", ROOTS)
def test_the_tree_is_that_of_rfc_6962(size):
    assert merkle.root(merkle.leaf(bytes.fromhex(entry)) for entry in LEAVES[:size]).hex() == ROOTS[size]


def test_the_tree_splits_at_the_largest_power_of_two():
    def straight(leaves):
        if len(leaves) < 2:
            return leaves[0] if leaves else hashlib.sha256().digest()
        half = 2 ** ((len(leaves) - 1).bit_length() - 1)
        return hashlib.sha256(b"\x01" + straight(leaves[:half]) + straight(leaves[half:])).digest()

    for size in range(70):
        leaves = [merkle.leaf(bytes([number])) for number in range(size)]
        assert merkle.root(leaves) == straight(leaves)


@committed
def test_every_event_is_in_one_seal_and_nothing_is_sealed_twice(alone):
    assert seal() == [] and head() is None
    happen(1, 2, 3)
    (first,) = seal()
    assert seal() == []
    happen(4)
    (second,) = seal()
    assert [(s.number, s.count) for s in Seal.objects.order_by("number")] == [(1, 3), (2, 1)]
    assert second.first_xid == first.last_xid + 1
    assert bytes(Seal.objects.get(number=2).previous) == first.digest
    assert verify() == [] and head() == second


@pytest.mark.goal("events-3")
@pytest.mark.goal("cases-23")
@committed
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE events_event SET facts = '{\"number\": 40}' WHERE id = %s", "root"),
        ("UPDATE events_event SET recorded_at = recorded_at + interval '1 microsecond' WHERE id = %s", "root"),
        ("DELETE FROM events_event WHERE id = %s", "count"),
        ("INSERT INTO events_event (kind, at, xid) SELECT kind, at, xid FROM events_event WHERE id = %s", "count"),
    ],
)
def test_a_change_behind_the_applications_back_is_found_in_exactly_its_seal(alone, statement, fault):
    happen(1, 2)
    seal()
    event, _ = happen(3, 4)
    seal()
    happen(5)
    seal()
    assert verify() == []
    as_owner(statement, event.pk)
    assert verify() == [Broken(2, fault)]


@pytest.mark.goal("events-5")
@committed
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE events_look SET reason = 'Việc công' WHERE id = %s", "root"),
        ("UPDATE events_look SET actor = 8 WHERE id = %s", "root"),
        ("DELETE FROM events_look WHERE id = %s", "count"),
    ],
)
def test_a_look_at_personal_data_that_is_changed_or_hidden_is_found_in_its_seal(alone, statement, fault):
    happen(1)
    seal()
    look = looked(Someone(), by=Actor(subject=7), data_class="phone", reason="Gọi lại cho người dân")
    (second,) = seal()
    assert (second.count, verify()) == (1, [])
    as_owner(statement, look.pk)
    assert verify() == [Broken(2, fault)]


@committed
def test_a_seal_that_is_made_to_fit_a_changed_event_breaks_the_chain(alone):
    event, _ = happen(1, 2)
    (first,) = seal()
    happen(3)
    seal()
    published = {s.number: s.digest for s in Seal.objects.all()}
    as_owner("UPDATE events_event SET sign = -1 WHERE id = %s", event.pk)
    root = merkle.root(entries(first.cluster, first.first_xid, first.last_xid))
    as_owner("UPDATE events_seal SET root = %s WHERE number = 1", root)
    assert verify() == [Broken(1, "record")]
    second = Seal.objects.get(number=2)
    as_owner("UPDATE events_seal SET previous = %s WHERE number = 2", Seal.objects.get(number=1).digest)
    assert verify() == []  # the whole chain was made anew: only what was published outside tells
    assert second.digest == published[2]
    assert verify(published) == [Broken(1, "record"), Broken(2, "record")]


@committed
def test_seals_that_were_cut_off_show_against_a_published_one(alone):
    happen(1)
    seal()
    happen(2)
    (second,) = seal()
    as_owner("DELETE FROM events_seal WHERE number = 2")
    assert verify() == []
    assert verify({2: second.digest}) == [Broken(2, "gap")]


@pytest.mark.goal("events-4")
@committed
def test_a_transaction_left_open_across_a_seal_is_in_the_next_one(monkeypatch):
    written, go_on, opened = threading.Event(), threading.Event(), []

    def slow():
        with transaction.atomic(), connection.cursor() as cursor:
            record("events.tried", number=1)
            cursor.execute("SELECT pg_current_xact_id()::text::bigint")
            opened.extend(cursor.fetchone())
            written.set()
            go_on.wait(10)
        connection.close()

    happen(0)
    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(10)
    happen(2)
    before = seal()
    assert all(s.last_xid < opened[0] for s in before)
    monkeypatch.setattr("tinhso.engines.events.sealing._SETTLED", SETTLED_HERE)
    before += seal()
    assert [s.count for s in before] == [1]  # what is younger than the open one waits with it
    go_on.set()
    thread.join()
    assert [s.count for s in seal()] == [2]
    assert verify() == []


@committed
def test_after_a_restore_into_another_cluster_both_clusters_events_are_sealed(alone):
    happen(1)
    seal()
    happen(2)
    as_owner("UPDATE events_event SET cluster = 1, xid = '9000000000' WHERE facts = '{\"number\": 2}'")
    as_owner("UPDATE events_event SET cluster = 1 WHERE facts = '{\"number\": 1}'")
    old = Seal.objects.get()
    as_owner("DELETE FROM events_seal")
    root = merkle.root(entries(1, 0, old.last_xid))
    Seal.objects.create(
        number=1, cluster=1, first_xid=0, last_xid=old.last_xid, count=1, root=root, previous=old.previous,
        sealed_at=old.sealed_at,
    )  # fmt: skip
    happen(3)
    assert [(s.number, s.cluster == 1, s.count) for s in seal()] == [(2, True, 1), (3, False, 1)]
    happen(4)
    assert [(s.number, s.count) for s in seal()] == [(4, 1)]
    assert verify() == []


@committed
@pytest.mark.parametrize("statement", ["UPDATE events_seal SET count = 1", "DELETE FROM events_seal"])
def test_the_applications_role_changes_no_seal(alone, statement):
    happen(1)
    seal()
    with pytest.raises(Exception, match="permission denied"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_years_are_made_ahead_by_the_applications_role_and_only_grow():
    assert make_years(2035, 2038) == [2037, 2038]
    assert make_years(2035, 2038) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('events_event_2037', 'UPDATE, DELETE')")
        assert cursor.fetchone() == (False,)
        cursor.execute(
            "INSERT INTO events_event (kind, at) VALUES ('events.tried', '2037-12-31 23:59+07') "
            "RETURNING tableoid::regclass::text"
        )
        assert cursor.fetchone() == ("events_event_2037",)
    assert Event.objects.get().at.year == 2037
