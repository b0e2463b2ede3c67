"""Eight at once: eight clerks call eight people, eight citizens take the last place."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.counters.models import Appointment, Call, Slot, Ticket
from tinhso.engines.counters.verbs.booking import book
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM

from .conftest import MONDAY, make_hall

LATER = MONDAY + timedelta(minutes=30)
pytestmark = pytest.mark.django_db(transaction=True)


def eight(act) -> list[object]:
    gate = Barrier(8, timeout=60)

    def one(number: int) -> object:
        try:
            with clock.travel(LATER):  # the clerks' rights began while the hall was made
                gate.wait()
                return act(number)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(8)))


@pytest.mark.goal("cases-16")
def test_eight_clerks_who_call_at_once_never_get_the_same_person():
    with clock.travel(MONDAY):
        hall = make_hall(8)
        for n in range(12):
            draw(hall.a.pk, preferred=n % 3 == 0)
        called = eight(lambda n: hall.call(n).ticket.code)
        assert len(set(called)) == 8
        assert (Call.objects.count(), Ticket.objects.waiting().count()) == (8, 4)


@pytest.mark.goal("cases-16")
def test_eight_who_draw_at_once_get_numbers_without_gap_or_double():
    with clock.travel(MONDAY):
        hall = make_hall(1)
        assert sorted(eight(lambda _n: draw(hall.a.pk).code)) == [f"A{n:03}" for n in range(1, 9)]


@pytest.mark.goal("cases-7")
def test_eight_who_want_the_same_time_share_its_places_and_no_more():
    with clock.travel(MONDAY):
        hall = make_hall(3)  # three counters with one place each
        people = [directory.actor_for(directory.register_person(name=f"Dân {n}", by=PLATFORM)) for n in range(8)]
        begins = clock.at(2026, 11, 17, 9)
        got = eight(lambda n: book(hall.a.pk, begins, by=people[n]))
        assert [isinstance(answer, Appointment) for answer in got].count(True) == 3
        assert sorted(Slot.objects.values_list("taken", "places")) == [(1, 1)] * 3
        assert Appointment.objects.count() == 3
