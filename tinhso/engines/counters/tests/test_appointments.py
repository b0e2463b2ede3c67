"""Appointments: booked from the calendar, moved, cancelled, reminded of, missed, kept."""

from datetime import date, timedelta

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.calendars.api import SpecialDay, load_calendars, set_day
from tinhso.engines.counters.halls import times
from tinhso.engines.counters.models import Appointment, Slot, Ticket
from tinhso.engines.counters.verbs import booking, sweeping
from tinhso.engines.counters.verbs.drawing import arrive, draw
from tinhso.engines.events.api import PLATFORM, tell_now
from tinhso.engines.events.models import Event
from tinhso.engines.messages.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-7")]
TUESDAY_9 = clock.at(2026, 11, 17, 9)


@pytest.fixture
def made(hall, citizen):
    return booking.book(hall.a.pk, TUESDAY_9, by=citizen, topic="2.000635", title="Cấp bản sao trích lục")


def taken() -> int:
    return sum(Slot.objects.values_list("taken", flat=True))


def test_the_times_of_a_day_are_those_of_the_calendar_with_every_counters_places(hall):
    free = times(hall.a, date(2026, 11, 17))
    assert (len(free), free[0].left, f"{clock.local(free[0].begins):%H:%M}") == (24, 2, "07:00")
    assert times(hall.a, date(2026, 11, 21)) == []  # a Saturday


def test_a_booked_place_is_gone_and_its_holder_is_told(made, hall):
    assert next(t.left for t in times(hall.a, date(2026, 11, 17)) if t.begins == TUESDAY_9) == 1
    said = Message.objects.get(about=made.pk)
    assert (said.to, said.link) == (made.holder, f"/quay/hen/{made.token}/")
    assert "09:00, 17/11/2026" in said.body


def test_no_event_tells_the_time_of_somebodys_appointment(made):
    event = Event.objects.get(kind="counters.booked")
    assert (event.topic, event.facts) == ("2.000635", {"days_ahead": 1})


@pytest.mark.parametrize(
    "begins",
    [
        clock.at(2026, 11, 16, 8, 20),  # in twenty minutes
        clock.at(2026, 11, 16, 7),  # past
        clock.at(2026, 11, 17, 9, 7),  # no beginning of a span
        clock.at(2026, 11, 17, 12),  # at noon
        clock.at(2026, 11, 22, 9),  # a Sunday
        clock.at(2026, 12, 29, 9),  # too far ahead
    ],
)
def test_a_time_that_is_none_of_the_calendars_is_refused(hall, citizen, begins):
    with pytest.raises(Refused):
        booking.book(hall.a.pk, begins, by=citizen)
    assert (Appointment.objects.count(), Slot.objects.count()) == (0, 0)


def test_a_full_time_is_refused(hall, made, stranger):
    booking.book(hall.a.pk, TUESDAY_9, by=stranger)
    with pytest.raises(Refused):
        booking.book(hall.a.pk, TUESDAY_9, by=stranger, topic="other")
    assert (Appointment.objects.count(), taken()) == (2, 2)


def test_one_appointment_for_one_matter(hall, made, citizen):
    with pytest.raises(AlreadyDone):
        booking.book(hall.a.pk, clock.at(2026, 11, 17, 10), by=citizen, topic="2.000635")


def test_an_official_and_a_visitor_make_no_appointment(hall):
    for who in (hall.clerks[0], PLATFORM):
        with pytest.raises(Denied):
            booking.book(hall.a.pk, TUESDAY_9, by=who)
    assert not Appointment.objects.exists()


def test_confirming_and_cancelling_twice_is_once(made):
    assert booking.confirm(made.token).stage == booking.confirm(made.token).stage == "confirmed"
    assert booking.cancel(made.token).stage == booking.cancel(made.token).stage == "cancelled"
    assert taken() == 0
    assert Event.objects.filter(kind__in=("counters.confirmed", "counters.cancelled")).count() == 2
    with pytest.raises(AlreadyDone):
        booking.confirm(made.token)


def test_moving_frees_the_old_place(made):
    ten = clock.at(2026, 11, 17, 10)
    moved = booking.move(made.token, ten)
    assert (moved.slot.begins, taken(), moved.moves) == (ten, 1, 1)
    assert booking.move(made.token, ten).moves == 1
    assert Message.objects.filter(about=made.pk).count() == 2


def test_moving_to_a_full_time_changes_nothing(hall, made, stranger):
    ten = clock.at(2026, 11, 17, 10)
    for topic in "ab":
        booking.book(hall.a.pk, ten, by=stranger, topic=topic)
    with pytest.raises(Refused):
        booking.move(made.token, ten)
    made.refresh_from_db()
    assert (made.slot.begins, taken()) == (TUESDAY_9, 3)


def test_one_reminder_a_day_before(made):
    with clock.travel(TUESDAY_9 - timedelta(hours=23)):
        assert (sweeping.remind_all(), sweeping.remind_all()) == (1, 0)
    assert Message.objects.filter(about=made.pk, code="counters.reminder").count() == 1


def test_nobody_came(made):
    with clock.travel(TUESDAY_9 + timedelta(hours=1)):
        assert (sweeping.miss_all(), sweeping.miss_all()) == (1, 0)
    assert Event.objects.filter(kind="counters.missed").count() == 1


def test_arriving_turns_the_appointment_into_a_number_that_comes_first(hall, made):
    with clock.travel(TUESDAY_9 - timedelta(minutes=10)):
        draw(hall.a.pk)
        ticket = arrive(made.shown_code.lower(), hall.office.pk)
        assert arrive(f"https://x/quay/hen/{made.code}/", hall.office.pk) == ticket
    assert (ticket.code, ticket.preferred_from, ticket.appointment) == ("A002", TUESDAY_9, made)
    with clock.travel(TUESDAY_9):
        assert hall.call().ticket.code == "A002"


def test_who_comes_late_waits_like_everybody(hall, made):
    with clock.travel(TUESDAY_9 + timedelta(minutes=16)):
        assert arrive(made.code, hall.office.pk).preferred_from is None


def test_a_code_of_another_hall_day_or_nobody_is_refused(hall, made):
    with pytest.raises(Refused):
        arrive(made.code, hall.office.pk)  # it is Monday
    with clock.travel(TUESDAY_9):
        for code, office in (("ZZZZZZZZ", hall.office.pk), (made.code, made.pk), ("", hall.office.pk)):
            with pytest.raises(Refused):
                arrive(code, office)
    assert not Ticket.objects.exists()


def test_a_new_day_off_calls_its_appointments_off(made):
    calendar = load_calendars()
    day = SpecialDay(date(2026, 11, 17), "off", "Nghỉ theo quyết định của tỉnh", "")
    set_day(calendar.pk, by=PLATFORM, day=day)
    tell_now()
    made.refresh_from_db()
    assert (made.stage, taken()) == ("cancelled", 0)
    assert Message.objects.filter(about=made.pk, code="counters.closed_then").count() == 1
