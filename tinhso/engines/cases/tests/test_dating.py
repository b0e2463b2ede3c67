"""Days declared late: what is counted over them is counted anew, once, and the event says why."""

from datetime import date
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.engines.calendars import api as calendars
from tinhso.engines.calendars.models import Calendar
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.listeners import date_anew
from tinhso.engines.cases.models import Case
from tinhso.engines.cases.verbs.redate import redate
from tinhso.engines.events import listening
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event

at = clock.at
TET = [date(2027, 2, day) for day in (4, 5, 8, 9, 10)]
FIVE_DAYS = calendars.Limit(Decimal(5), "workday")


def local(moment):
    """To the minute: the clock of a test goes on."""
    return clock.local(moment).replace(second=0, microsecond=0)


@pytest.fixture
def case(world) -> Case:
    """Received on Wednesday 3 February 2027, two days before Tết, when nobody has declared the days off yet."""
    with clock.travel(at(2027, 2, 3, 8)):
        yield world.accept(world.submit(), FIVE_DAYS)


def declare(days: list[date]) -> Calendar:
    """The sheet of the year arrives, and the listener hears of it."""
    calendar = Calendar.objects.get()
    sheet = [calendars.SpecialDay(day, "off", "Nghỉ Tết", "") for day in days]
    calendars.import_year(calendar.pk, by=PLATFORM, year=2027, days=sheet)
    tell(calendar)
    return calendar


def tell(calendar: Calendar) -> None:
    """As its job would, which the queue must hold."""
    event = Event.objects.filter(kind="calendars.changed", subject=calendar.pk).latest("recorded_at")
    assert date_anew in listening.listeners_of(event.kind)
    date_anew(event)


def told(case: Case) -> list[dict]:
    return list(
        Event.objects.filter(subject=case.pk, kind="cases.redated").order_by("id").values_list("facts", flat=True)
    )


@pytest.mark.goal("cases-12")
def test_tet_declared_late_moves_the_appointment_and_the_open_step(case, world):
    assert local(case.due_at) == at(2027, 2, 10, 17)
    assert local(world.task(case).due_at) == at(2027, 2, 4, 14)
    calendar = declare(TET)
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 17, 17)
    assert local(world.task(case).due_at) == at(2027, 2, 11, 14)
    (facts,) = told(case)
    assert facts == facts | {
        "calendar": str(calendar.pk), "tasks": 1,
        "due_before": "2027-02-10T17:00+07:00", "due_after": "2027-02-17T17:00+07:00",
    }  # fmt: skip


def test_told_twice_nothing_moves_the_second_time_and_days_taken_back_move_it_back(case):
    calendar = declare(TET)
    assert redate(case.pk, calendar=calendar.pk) is None
    declare([])
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 10, 17)
    assert len(told(case)) == 2


@pytest.mark.goal("cases-13")
def test_a_case_that_stands_still_over_tet_goes_on_with_the_hours_it_had_left(case, world):
    with clock.travel(at(2027, 2, 3, 10)):
        cases.ask_supplement(case.pk, items=[], reason="Thiếu giấy tờ", by=world.actor("specialist"))
        declare(TET)
    with clock.travel(at(2027, 2, 12, 8)):
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 19, 15)  # 45 hours: 7 on the 12th, 8 on 15–18, 6 on the 19th
    assert local(world.task(case).due_at) == at(2027, 2, 15, 10)  # 10 hours were left, 7 of them on the 12th
    assert redate(case.pk, calendar=Calendar.objects.get().pk) is None


def test_days_declared_after_a_pause_count_the_pause_anew(case, world):
    with clock.travel(at(2027, 2, 3, 10)):
        cases.ask_supplement(case.pk, items=[], reason="Thiếu giấy tờ", by=world.actor("specialist"))
    with clock.travel(at(2027, 2, 12, 8)):
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
        declare(TET)
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 19, 15)


def test_the_named_date_of_an_extension_stays_unless_nobody_works_on_it(case, world):
    cases.extend(case.pk, until=at(2027, 2, 12, 17), reason="Chờ xác minh", by=world.actor("chair"))
    declare(TET)
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 12, 17)
    declare([*TET, date(2027, 2, 11), date(2027, 2, 12)])
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 15, 17)


def test_the_desks_task_moves_too_and_what_is_due_before_the_days_does_not(world):
    with clock.travel(at(2027, 2, 3, 13)):
        waiting = world.submit()
        early = world.accept(world.submit(), calendars.Limit(Decimal(3), "hour"))
        assert local(world.task(waiting).due_at) == at(2027, 2, 4, 11)
        declare(TET)
    assert local(world.task(waiting).due_at) == at(2027, 2, 11, 11)
    early.refresh_from_db()
    assert local(early.due_at) == at(2027, 2, 3, 16)
    assert [facts["due_before"] for facts in told(waiting)] == [""]
    assert told(early) == []  # its step ends with the appointment, whatever hours it has


def test_another_calendars_days_move_nothing(case, world):
    own = calendars.make_calendar("Riêng", by=PLATFORM, office=world.stranger.office, valid_from=date(2027, 1, 1))
    calendars.set_day(own.pk, by=PLATFORM, day=calendars.SpecialDay(TET[0], "off", "Nghỉ", ""))
    tell(own)
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 10, 17)
    assert told(case) == []


def test_after_a_transfer_the_records_do_not_tell_what_to_count_so_the_date_stays(case, world):
    cases.transfer(case.pk, to=world.stranger.office, reason="Đúng thẩm quyền", by=world.actor("clerk"))
    declare(TET)
    case.refresh_from_db()
    assert local(case.due_at) == at(2027, 2, 10, 17)
