"""Numbers: drawn, called, called again, handed over, skipped, brought back."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused, Stale
from tinhso.engines.access import api as access
from tinhso.engines.counters.models import Call, Sitting, Ticket
from tinhso.engines.counters.verbs import calling, ending, setting_up, sitting, sweeping
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.counters.waiting import place_of, waits
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

from .conftest import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-16")]


def later(minutes: int):
    return clock.travel(MONDAY + timedelta(minutes=minutes))


def test_numbers_run_by_queue_and_day(hall):
    assert [draw(q.pk).code for q in (hall.a, hall.a, hall.b, hall.a)] == ["A001", "A002", "B001", "A003"]
    with clock.travel(MONDAY + timedelta(days=1)):
        assert draw(hall.a.pk).code == "A001"


def test_a_closed_hall_gives_no_number_but_a_clerk_does(hall):
    with clock.travel(clock.at(2026, 11, 16, 18)):
        with pytest.raises(Refused):
            draw(hall.a.pk)
        assert not Ticket.objects.exists()
        assert draw(hall.a.pk, source="clerk", by=hall.clerks[0]).code == "A001"


def test_numbers_are_given_half_an_hour_before_opening(hall):
    with clock.travel(clock.at(2026, 11, 17, 6, 29)), pytest.raises(Refused):
        draw(hall.a.pk)
    with clock.travel(clock.at(2026, 11, 17, 6, 30)):
        assert draw(hall.a.pk).code == "A001"


def test_a_stranger_draws_nothing_in_a_clerks_name(hall, stranger):
    with pytest.raises(Denied):
        draw(hall.a.pk, source="clerk", by=stranger)
    assert not Ticket.objects.exists()


def test_one_who_is_signed_in_has_one_number_in_a_hall(hall, citizen):
    first = draw(hall.a.pk, source="phone", by=citizen)
    with pytest.raises(AlreadyDone):
        draw(hall.b.pk, source="phone", by=citizen)
    ending.give_up(first.token)
    assert draw(hall.b.pk, source="phone", by=citizen).holder == citizen.subject


def test_preferred_people_come_first_and_others_are_not_forgotten(hall):
    for minute, preferred in ((0, False), (1, True), (2, True), (3, True), (4, False)):
        with later(minute):
            draw(hall.a.pk, preferred=preferred)
    called, after = [], None
    with later(10):
        for _turn in range(5):
            call = hall.call(after=after)
            called.append(call.ticket.code)
            after = call.pk
    assert called == ["A002", "A003", "A001", "A004", "A005"]


def test_the_rule_of_the_day_decides(hall):
    setting_up.set_rule(hall.office, in_a_row=1, longest_wait=30, by=hall.clerks[0])
    for preferred in (False, True, True):
        draw(hall.a.pk, preferred=preferred)
    first = hall.call()
    assert (first.ticket.code, hall.call(after=first.pk).ticket.code) == ("A002", "A001")


def test_calling_the_next_finishes_with_the_one_before(hall):
    draw(hall.a.pk), draw(hall.a.pk)
    first = hall.call()
    with later(6):
        hall.call(after=first.pk)
    served = Event.objects.get(kind="counters.served")
    assert served.facts["took"] == pytest.approx(360, abs=20)  # the test's own seconds
    assert (served.facts["counter"], served.office) == (1, hall.office.here_id)
    assert Call.objects.get(pk=first.pk).outcome == "served"


def test_pressing_twice_passes_over_nobody(hall):
    for _person in range(3):
        draw(hall.a.pk)
    hall.call()
    with pytest.raises(Stale):
        hall.call()
    assert Ticket.objects.waiting().count() == 2


def test_nobody_waits(hall):
    assert hall.call() is None


def test_waiting_is_measured_when_one_is_called(hall):
    draw(hall.a.pk)
    with later(20):
        hall.call()
    event = Event.objects.get(kind="counters.called")
    assert event.facts["waited"] == pytest.approx(1200, abs=20)
    assert [event.facts[k] for k in ("in_time", "first", "preferred")] == [0, 1, 0]
    assert event.office == hall.office.here_id


def test_no_event_says_who_waited(hall, citizen):
    draw(hall.a.pk, source="phone", preferred=True, by=citizen)
    finish_one(hall)
    for event in Event.objects.filter(kind__in=("counters.drawn", "counters.called", "counters.served")):
        assert event.actor != citizen.subject


def finish_one(hall):
    return ending.finish(hall.call().pk, by=hall.clerks[0], topic="2.000635")


def test_a_ticket_forgets_its_holder_when_it_ends(hall, citizen):
    draw(hall.a.pk, source="phone", by=citizen)
    call = finish_one(hall)
    ticket = Ticket.objects.get(pk=call.ticket_id)
    assert (ticket.holder, ticket.stage) == (None, "served")
    assert Event.objects.get(kind="counters.served").topic == "2.000635"
    with pytest.raises(AlreadyDone):
        ending.finish(call.pk, by=hall.clerks[0])
    assert Event.objects.filter(kind="counters.served").count() == 1


def test_calling_again_tells_how_often(hall):
    draw(hall.a.pk)
    call = hall.call()
    assert calling.call_again(call.pk, by=hall.clerks[0]).times == 2


def test_one_who_did_not_come_may_come_back_before_the_others(hall):
    draw(hall.a.pk), draw(hall.a.pk)
    call = hall.call()
    ending.mark_absent(call.pk, by=hall.clerks[0])
    assert Event.objects.filter(kind="counters.absent").count() == 1
    with pytest.raises(AlreadyDone):
        ending.mark_absent(call.pk, by=hall.clerks[0])
    ending.bring_back(call.ticket_id, by=hall.clerks[0])
    with pytest.raises(AlreadyDone):
        ending.bring_back(call.ticket_id, by=hall.clerks[0])
    assert hall.call().ticket.code == "A001"


def test_handed_over_one_keeps_number_and_place(hall):
    draw(hall.a.pk)
    with later(5):
        draw(hall.b.pk)
        call = hall.call()
        ending.transfer(call.pk, queue=hall.b, by=hall.clerks[0])
        assert hall.call().ticket.code == "A001"
    assert Ticket.objects.get(code="A001").queue == hall.b


def test_handed_over_to_a_counter_one_is_called_there_alone(hall):
    draw(hall.a.pk)
    ending.transfer(hall.call().pk, counter=hall.counters[1], by=hall.clerks[0])
    assert hall.call() is None
    assert hall.call(1).ticket.code == "A001"


@pytest.mark.parametrize("target", [{}, {"counter": 0}])
def test_handing_over_needs_somewhere_else(hall, target):
    draw(hall.a.pk)
    given = {name: hall.counters[n] for name, n in target.items()}
    with pytest.raises(Refused):
        ending.transfer(hall.call().pk, by=hall.clerks[0], **given)
    assert Ticket.objects.get().stage == "called"


def test_who_may_not_call_changes_nothing(hall, stranger):
    draw(hall.a.pk)
    call = hall.call()
    other = directory.make_office(
        name="Nơi khác", kind="desk", code="H99.2", area=hall.office.area, by=PLATFORM, valid_from=clock.today()
    )
    person = directory.register_person(name="Người nơi khác", by=PLATFORM)
    elsewhere = directory.actor_for(directory.appoint(person, other, "Công chức", by=PLATFORM))
    access.allow(elsewhere.position, "counters.call", other.here_id, by=PLATFORM)
    before = Event.objects.filter(kind__startswith="counters.").count()
    for who in (stranger, elsewhere):
        for act in (
            lambda by: calling.call_next(hall.counters[0].pk, by=by, after=call.pk),
            lambda by: calling.call_again(call.pk, by=by),
            lambda by: calling.call_ticket(call.ticket_id, hall.counters[0].pk, reason="missed", by=by),
            lambda by: ending.finish(call.pk, by=by),
            lambda by: ending.mark_absent(call.pk, by=by),
            lambda by: ending.transfer(call.pk, queue=hall.b, by=by),
            lambda by: ending.bring_back(call.ticket_id, by=by),
            lambda by: sitting.sit_down(hall.counters[0].pk, by=by),
            lambda by: sitting.leave(hall.counters[0].pk, by=by),
            lambda by: setting_up.open_queue(hall.office, letter="Z", name="x", by=by),
            lambda by: setting_up.open_counter(hall.office, number=9, queues=[hall.a], by=by),
            lambda by: setting_up.set_rule(hall.office, in_a_row=9, longest_wait=9, by=by),
            lambda by: setting_up.close_queue(hall.b.pk, by=by),
            lambda by: setting_up.close_counter(hall.counters[1].pk, by=by),
        ):
            with pytest.raises(Denied):
                act(who)
    assert Event.objects.filter(kind__startswith="counters.").count() == before
    assert Call.objects.get().ended_at is None


def test_only_who_sits_there_calls(hall):
    draw(hall.a.pk)
    with pytest.raises(Refused):
        calling.call_next(hall.counters[1].pk, by=hall.clerks[0])
    assert not Call.objects.exists()


def test_a_forgotten_counter_is_taken_over_but_not_one_that_serves(hall):
    draw(hall.a.pk)
    hall.call()
    with pytest.raises(Refused):
        sitting.sit_down(hall.counters[0].pk, by=hall.clerks[1])
    ending.finish(Call.objects.get().pk, by=hall.clerks[0])
    sitting.sit_down(hall.counters[0].pk, by=hall.clerks[1])
    assert sitting.sit_down(hall.counters[0].pk, by=hall.clerks[1]).counter == hall.counters[0]
    assert Sitting.objects.filter(ended_at=None).count() == 1
    sitting.leave(hall.counters[0].pk, by=hall.clerks[1])
    with pytest.raises(AlreadyDone):
        sitting.leave(hall.counters[0].pk, by=hall.clerks[1])


def test_the_wait_is_foretold_by_the_order_in_which_one_will_be_called(hall):
    draw(hall.a.pk)
    mine = draw(hall.a.pk)
    draw(hall.a.pk, preferred=True)
    assert (place_of(mine).ahead, place_of(mine).minutes) == (2, 10)  # two people, two counters, ten minutes each
    assert [(w.queue.letter, w.people, w.counters) for w in waits(hall.office)] == [("A", 3, 2), ("B", 0, 2)]


def test_giving_up_is_for_whoever_waits(hall):
    ticket = draw(hall.a.pk)
    assert ending.give_up(ticket.token) == ending.give_up(ticket.token)
    assert Event.objects.filter(kind="counters.given_up").count() == 1
    called = draw(hall.a.pk)
    hall.call()
    with pytest.raises(AlreadyDone):
        ending.give_up(called.token)


def test_the_night_ends_what_the_day_left(hall, citizen):
    draw(hall.a.pk, source="phone", by=citizen), draw(hall.a.pk)
    hall.call()
    with clock.travel(MONDAY + timedelta(days=1)):
        assert sweeping.end_the_day() == 1
        assert sweeping.end_the_day() == 0
    assert set(Ticket.objects.values_list("stage", "holder")) == {("served", None), ("given_up", None)}
    assert not Sitting.objects.filter(ended_at=None).exists()


def test_queues_and_counters_are_opened_once_and_closed_when_empty(hall):
    clerk = hall.clerks[0]
    with pytest.raises(AlreadyDone):
        setting_up.open_queue(hall.office, letter="A", name="Khác", by=clerk)
    with pytest.raises(AlreadyDone):
        setting_up.open_counter(hall.office, number=1, queues=[hall.a], by=clerk)
    draw(hall.b.pk)
    with pytest.raises(Refused):
        setting_up.close_queue(hall.b.pk, by=clerk)
    hall.call()
    with pytest.raises(Refused):
        setting_up.close_counter(hall.counters[0].pk, by=clerk)
    ending.finish(Call.objects.get().pk, by=clerk)
    setting_up.close_queue(hall.b.pk, by=clerk)
    setting_up.close_counter(hall.counters[0].pk, by=clerk)
    assert [w.queue.letter for w in waits(hall.office)] == ["A"]


def test_a_key_that_leads_nowhere(hall):
    with pytest.raises(Call.DoesNotExist):
        ending.finish(uuid4(), by=hall.clerks[0])
