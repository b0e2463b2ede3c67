"""The hall's list of appointments: who comes when, and that they have come."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.counters.expecting import expected_at
from tinhso.engines.counters.models import Appointment, Ticket
from tinhso.engines.counters.tests.test_appointments import TUESDAY_9
from tinhso.engines.counters.verbs import booking
from tinhso.engines.counters.verbs.drawing import receive
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-7")]


@pytest.fixture
def made(hall, citizen):
    return booking.book(hall.a.pk, TUESDAY_9, by=citizen, topic="2.000635", title="Cấp bản sao trích lục")


def on_tuesday():
    return clock.travel(clock.at(2026, 11, 17, 8, 55))


def test_the_list_names_today_even_if_nobody_comes_and_who_comes_later(hall, made):
    today, tuesday = expected_at(hall.office)
    assert (today.is_today, today.rows, today.open) == (True, [], 0)
    assert [(row.name, row.number, row.made.pk) for row in tuesday.rows] == [("Nguyễn Thị Hoa", "", made.pk)]
    booking.cancel(made.token)
    assert len(expected_at(hall.office)) == 1


def test_whoever_came_has_a_number_that_stands_on_the_list(hall, made):
    with on_tuesday():
        ticket = receive(made.pk, by=hall.clerks[0])
        (today,) = expected_at(hall.office)
    assert (ticket.code, ticket.source, ticket.preferred_from) == ("A001", Ticket.Source.APPOINTMENT, TUESDAY_9)
    assert [(row.number, row.made.stage) for row in today.rows] == [("A001", Appointment.Stage.ARRIVED)]


def test_a_second_time_and_on_another_day_nothing_is_drawn(hall, made):
    with pytest.raises(Refused, match="17/11/2026"):
        receive(made.pk, by=hall.clerks[0])
    with on_tuesday():
        receive(made.pk, by=hall.clerks[0])
        with pytest.raises(AlreadyDone):
            receive(made.pk, by=hall.clerks[1])
    assert Ticket.objects.count() == 1


def test_a_stranger_and_a_clerk_of_another_office_are_denied(hall, made, stranger):
    elsewhere = access.new_subject("here")
    person = directory.register_person(name="Cán bộ nơi khác", by=PLATFORM)
    other = directory.actor_for(directory.appoint(person, hall.office, "Công chức", by=PLATFORM))
    access.allow(other.position, "counters.call", elsewhere, by=PLATFORM)
    with on_tuesday():
        for who in (stranger, other):
            with pytest.raises(Denied):
                receive(made.pk, by=who)
    made.refresh_from_db()
    assert (made.stage, Ticket.objects.count()) == (Appointment.Stage.BOOKED, 0)
