"""Who is told, level by level, while an appointment comes near and passes."""

from datetime import date

import pytest

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.jobs import tell_upwards
from tinhso.engines.cases.models import Escalation
from tinhso.engines.cases.nearing import used
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.events.models import Event
from tinhso.engines.messages.models import Message

LEVELS = {1: 50, 2: 80, 3: 100, 4: 130}


@pytest.fixture
def world(world):
    """With a head of the division, a leader of the commune and one of the province."""
    cases.set_thresholds("services.dossier", LEVELS, valid_from=date(2020, 1, 1))
    top = Office.objects.get(parent=None)
    for name, office, role in (
        ("Đỗ Thị Trưởng", world.division, "head"),
        ("Lý Văn Lãnh Đạo", world.commune, "leader"),
        ("Hồ Thị Tỉnh", top, "overseer"),
    ):
        person = directory.register_person(name=name, by=PLATFORM)
        directory.appoint(person, office, "Thủ trưởng", roles=(role,), is_head=True, by=PLATFORM)
    return world


def told(case):
    rows = Escalation.objects.filter(case=case).order_by("at", "level")
    return [(row.level, str(row.told.person) if row.told else "") for row in rows]


def at(world, day, hour):
    with clock.travel(clock.at(2026, 11, day, hour)):
        tell_upwards()


@pytest.mark.goal("feedback-14")
def test_four_levels_are_told_one_after_the_other_each_once(world):
    case = world.accept(world.submit())  # Tuesday eight o'clock; due on Friday at the close
    cases.claim(world.task(case).pk, by=world.actor("specialist"))
    at(world, 18, 8)
    assert told(case) == []
    at(world, 19, 10)
    assert told(case) == [(1, "Trần Văn Thụ Lý")]
    at(world, 20, 14)
    at(world, 20, 14)
    assert told(case)[1:] == [(2, "Đỗ Thị Trưởng")]
    at(world, 23, 8)
    assert told(case)[2:] == [(3, "Lý Văn Lãnh Đạo")]
    at(world, 26, 8)
    at(world, 27, 8)
    assert told(case)[3:] == [(4, "Hồ Thị Tỉnh")]
    assert Event.objects.filter(kind="cases.escalated", subject=case.pk).count() == 4
    assert Message.objects.filter(about=case.pk, code__startswith="cases.escalated").count() == 4


def test_a_new_appointment_is_told_anew_and_a_settled_case_no_more(world):
    case = world.to_signing(world.submit())
    at(world, 20, 14)
    assert [level for level, _who in told(case)] == [1, 2]
    with clock.travel(clock.at(2026, 11, 20, 15)):
        cases.extend(case.pk, until=clock.at(2026, 12, 31, 17), reason="Chờ xác minh", by=world.actor("chair"))
    at(world, 23, 8)
    assert len(told(case)) == 2
    with clock.travel(clock.at(2026, 12, 22, 8)):
        tell_upwards()
        assert [level for level, _who in told(case)] == [1, 2, 1]
        world.decide(case)
    with clock.travel(clock.at(2027, 2, 1, 8)):
        tell_upwards()
    assert len(told(case)) == 3


def test_while_the_clock_stands_still_nobody_is_told_and_the_pause_does_not_count(world):
    case = world.accept(world.submit())
    with clock.travel(clock.at(2026, 11, 18, 8)):
        before = used(case, clock.now())
        cases.ask_supplement(case.pk, items=[], reason="Thiếu", by=world.actor("specialist"))
    at(world, 27, 8)
    assert told(case) == []
    with clock.travel(clock.at(2026, 11, 27, 8)):
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
        case.refresh_from_db()
        assert used(case, clock.now()) == before


def test_of_a_confidential_case_nobody_is_told_who_must_not_read_it(world):
    case = world.submit(is_confidential=True)
    world.accept(case)
    at(world, 27, 8)
    assert told(case)[-1] == (4, "")  # it is written down that the level was reached
    assert not Message.objects.filter(about=case.pk, code="cases.escalated_late", to__isnull=True).exists()
    assert Message.objects.filter(about=case.pk).count() == len([who for _level, who in told(case) if who])


def test_a_kind_without_thresholds_is_not_told_upwards(world):
    case = world.accept(world.submit(kind="services.other"))
    at(world, 27, 8)
    assert told(case) == []
