"""Who is told when 1022 does not look a report through in time: four levels, in working time or day and night."""

from datetime import date
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.jobs import tell_upwards
from tinhso.engines.cases.models import Escalation
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages.models import Message
from tinhso.systems.feedback.desk import handling
from tinhso.systems.feedback.models import TimeLimit

pytestmark = [pytest.mark.django_db, pytest.mark.goal("feedback-14")]


@pytest.fixture
def heads(world):
    """A head of 1022 and a leader of the province; two hours for sorting, half an hour where it is urgent."""
    cases.set_thresholds("feedback.report", {1: 50, 2: 80, 3: 100, 4: 130}, valid_from=date(2020, 1, 1))
    top = Office.objects.get(parent=None)
    for name, office, role in (("Hồ Văn Giám Đốc", world.centre, "coordinator"), ("Hồ Thị Tỉnh", top, "overseer")):
        person = directory.register_person(name=name, by=PLATFORM)
        directory.appoint(person, office, "Thủ trưởng", roles=(role,), is_head=True, by=PLATFORM)
    return world


def look(*moment: int) -> None:
    with clock.travel(clock.at(2026, 11, *moment)):
        tell_upwards()


def told(report) -> list[tuple[int, str, int]]:
    rows = Escalation.objects.filter(case=report.pk).order_by("at", "level")
    return [(row.level, str(row.told.person) if row.told else "", row.percent) for row in rows]


def test_whoever_does_not_sort_in_time_the_head_the_agency_and_the_province_are_told(heads):
    with clock.travel(clock.at(2026, 11, 17, 8)):
        report = heads.report()  # due in two working hours, at ten
    look(17, 8, 30)
    assert told(report) == []
    look(17, 9)
    assert told(report) == [(1, "Trần Thị Ngọc Thoa", 50)]
    look(17, 9, 40)
    look(17, 9, 40)
    assert told(report)[1:] == [(2, "Hồ Văn Giám Đốc", 83)]
    look(17, 10)
    look(17, 11)
    assert [row[:2] for row in told(report)[2:]] == [(3, "Hồ Thị Tỉnh"), (4, "Hồ Thị Tỉnh")]
    codes = [message.code for message in Message.objects.filter(about=report.pk).order_by("sent_at")]
    assert codes == ["cases.unreceived"] * 2 + ["cases.unreceived_late"] * 2
    assert "Tổng đài 1022" in Message.objects.filter(about=report.pk).last().body


def test_a_danger_that_came_in_at_night_does_not_wait_for_the_morning(heads):
    TimeLimit.objects.filter(what="sort", is_urgent=True).update(amount=Decimal("0.5"), unit="clock")
    with clock.travel(clock.at(2026, 11, 17, 22)):
        report = heads.report(category=heads.urgent)
    look(17, 22, 16)
    assert told(report) == [(1, "Trần Thị Ngọc Thoa", 53)]
    look(17, 22, 40)
    assert [row[0] for row in told(report)] == [1, 2, 3, 4]


def test_once_it_is_sorted_the_desk_is_left_alone_and_the_agencys_own_time_runs(heads):
    with clock.travel(clock.at(2026, 11, 17, 8)):
        report = heads.report()
    with clock.travel(clock.at(2026, 11, 17, 9, 45)):
        tell_upwards()
        assert [row[0] for row in told(report)] == [1, 2]
        handling.accept(report, lead=heads.commune, supporting=[], by=heads.actor("coordinator"))
    look(18, 9)
    assert len(told(report)) == 2
    with clock.travel(clock.at(2026, 12, 1, 9)):
        tell_upwards()
    assert [row[0] for row in told(report)] == [1, 2, 1]


def test_of_a_confidential_one_nobody_above_the_desk_is_told(heads):
    with clock.travel(clock.at(2026, 11, 17, 8)):
        report = heads.report(category=heads.bribe)
    look(17, 15)
    assert [(row[0], bool(row[1])) for row in told(report)] == [(1, True), (2, True), (3, False), (4, False)]
