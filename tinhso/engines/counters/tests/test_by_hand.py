"""What a clerk does by hand: a number for somebody, a call out of turn, what a call was about."""

from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.counters.models import Call, Ticket
from tinhso.engines.counters.verbs import calling, ending, sweeping
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.counters.waiting import waiting_at
from tinhso.engines.events.models import Event

from .conftest import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-16")]


def last(kind: str) -> Event:
    return Event.objects.filter(kind=kind).latest("at")


def test_who_waits_is_listed_in_the_order_of_the_calls_to_come(hall):
    first, second = draw(hall.a.pk), draw(hall.b.pk)
    preferred = draw(hall.a.pk, preferred=True)
    assert waiting_at(hall.counters[0]) == [preferred, first, second]


def test_a_call_out_of_turn_keeps_its_reason(hall):
    draw(hall.a.pk)
    late = draw(hall.a.pk)
    call = calling.call_ticket(late.pk, hall.counters[0].pk, reason="came_back", by=hall.clerks[0])
    assert (call.ticket, call.out_of_turn) == (late, "came_back")
    assert last("counters.called").facts["out_of_turn"] == "came_back"
    assert hall.call(1).out_of_turn == ""


@pytest.mark.parametrize("reason", ["", "because"])
def test_without_a_reason_nobody_passes_the_others(hall, reason):
    ticket = draw(hall.a.pk)
    with pytest.raises(Refused):
        calling.call_ticket(ticket.pk, hall.counters[0].pk, reason=reason, by=hall.clerks[0])
    assert not Call.objects.exists()


def test_a_number_is_called_out_of_turn_once(hall):
    ticket = draw(hall.a.pk)
    calling.call_ticket(ticket.pk, hall.counters[0].pk, reason="urgent", by=hall.clerks[0])
    with pytest.raises(AlreadyDone):
        calling.call_ticket(ticket.pk, hall.counters[1].pk, reason="urgent", by=hall.clerks[1])
    assert Call.objects.count() == 1


def test_what_a_call_was_about_is_told_when_it_ends(hall, stranger):
    draw(hall.a.pk), draw(hall.a.pk)
    call = hall.call()
    with pytest.raises(Denied):
        ending.is_about(call.pk, "1.001193", by=stranger)
    ending.is_about(call.pk, "1.001193", by=hall.clerks[0])
    hall.call(after=call.pk)
    assert last("counters.served").topic == "1.001193"
    with pytest.raises(AlreadyDone):
        ending.is_about(call.pk, "2.000635", by=hall.clerks[0])


def test_who_came_back_did_not_leave(hall):
    draw(hall.a.pk)
    call = hall.call()
    ending.mark_absent(call.pk, by=hall.clerks[0])
    ending.bring_back(call.ticket_id, by=hall.clerks[0])
    assert sum(Event.objects.filter(kind="counters.absent").values_list("sign", flat=True)) == 0


def test_who_was_not_served_by_the_night_left(hall):
    draw(hall.a.pk)
    with clock.travel(MONDAY + timedelta(days=1)):
        sweeping.end_the_day()
        sweeping.end_the_day()
    assert Event.objects.filter(kind="counters.given_up").count() == 1
    assert Ticket.objects.get().stage == "given_up"
