import pytest
from django.db import DatabaseError, connection, transaction

from tinhso.base import registry
from tinhso.engines.events.api import record, together
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_declared_kind(monkeypatch):
    kind = registry.EventKind("events.tried", "tried")
    monkeypatch.setattr("tinhso.engines.events.recording.event_kinds", lambda: {kind.code: kind})


def test_an_undeclared_event_is_refused():
    with pytest.raises(LookupError):
        record("events.unknown")


def test_free_text_is_refused_as_a_fact():
    with pytest.raises(ValueError, match="never hold text"):
        record("events.tried", note="Nguyễn Văn A ở ấp 3")
    assert Event.objects.count() == 0


@pytest.mark.parametrize("fact", [0.5, {"name": "An"}, ["a b"], [1.5]])
def test_a_fact_is_a_code_a_number_or_an_identifier(fact):
    with pytest.raises(ValueError, match="never hold text"):
        record("events.tried", fact=fact)


@pytest.mark.goal("events-2")
@pytest.mark.goal("cases-23")
@pytest.mark.parametrize("statement", ["UPDATE events_event SET sign = -1", "DELETE FROM events_event"])
def test_the_applications_role_can_neither_change_nor_delete_events(statement):
    record("events.tried", code="KQ.G15.000032", amount=8000)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Event.objects.get().facts == {"code": "KQ.G15.000032", "amount": 8000}


@pytest.mark.goal("events-1")
@pytest.mark.django_db(transaction=True)
def test_an_event_goes_with_the_transaction_that_made_it_happen():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("events.tried", number=1)
        raise ZeroDivisionError
    assert Event.objects.count() == 0
    with transaction.atomic():
        record("events.tried", number=2)
    assert [event.facts for event in Event.objects.all()] == [{"number": 2}]


@pytest.mark.goal("events-1")
@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        record("events.tried")


def test_what_happens_together_is_written_in_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1), together():
        assert [record("events.tried", number=n).facts["number"] for n in (1, 2, 3)] == [1, 2, 3]
    assert Event.objects.count() == 3


def test_of_what_happens_together_nothing_is_written_where_it_fails():
    with pytest.raises(ZeroDivisionError), together(), together():
        record("events.tried")
        raise ZeroDivisionError
    record("events.tried")
    assert Event.objects.count() == 1
