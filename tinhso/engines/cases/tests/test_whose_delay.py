"""Lateness is split: the steps of each office, those who were asked, the applicant."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.calendars.api import Limit
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.tests.world import TUESDAY, World
from tinhso.engines.events.models import Event

pytestmark = pytest.mark.django_db


def delays(case):
    return cases.delays_of(case, list(case.tasks.select_related("office")))


def fact(case, kind):
    return Event.objects.filter(kind=kind, subject=case.pk).latest("recorded_at").facts


def test_a_step_that_overran_is_put_down_to_its_office_in_working_time(world: World):
    case = world.accept(world.submit())
    task = world.task_of_step(case)
    with clock.travel(task.due_at + timedelta(hours=2)):
        cases.finish_step(task.pk, by=world.actor("specialist"))
        found = delays(case)
    ((office, seconds),) = found.by_office
    assert (office, seconds // 60, fact(case, "cases.step_done")["overrun"]) == (world.division, 120, 120)


def test_the_time_of_the_applicant_is_told_and_is_no_delay(world: World):
    case = world.accept(world.submit())
    cases.ask_supplement(case.pk, items=[], reason="Thiếu bản chụp", by=world.actor("specialist"))
    with clock.travel(TUESDAY + timedelta(hours=3)):
        cases.answer_supplement(case.pk, by=world.actor("citizen"))
        found = delays(case)
    assert (round(found.applicant / 60), found.by_office, found.outside) == (180, [], [])


def test_a_late_decision_says_whether_the_agency_or_those_it_asked_were_late(world: World):
    case = world.to_signing(world.submit())
    with clock.travel(case.due_at + timedelta(days=7)):
        world.decide(case)
    assert fact(case, "cases.decided")["delay"] == "agency"
    other = world.to_signing(world.submit())
    world.decide(other)
    assert "delay" not in fact(other, "cases.decided")


def test_those_who_were_asked_and_answered_late_bear_the_delay(world: World):
    case = world.accept(world.submit(), Limit(Decimal(20), "workday"))
    (asked,) = cases.consult(
        case.pk, offices=[world.stranger.office], question="?", within=Limit(Decimal(2), "hour"), join="all",
        by=world.actor("specialist"),
    )  # fmt: skip
    with clock.travel(asked.answer_by + timedelta(days=1)):
        found = delays(case)
    assert [office for office, _late in found.outside] == [asked.task.office]


def test_the_apology_must_be_out_before_the_appointment_where_the_rule_of_the_day_says_so(world: World):
    cases.set_extension_rules(
        "services.dossier",
        [(clock.today() - timedelta(days=400), None, "cũ"), (clock.today(), Decimal(8), "Nghị định 118/2025/NĐ-CP")],
    )
    case = world.accept(world.submit())
    until = case.due_at + timedelta(days=5)
    with clock.travel(case.due_at - timedelta(hours=1)), pytest.raises(Refused, match="8"):
        cases.extend(case.pk, until=until, reason="Chờ xác minh", by=world.actor("chair"))
    cases.extend(case.pk, until=until, reason="Chờ xác minh", by=world.actor("chair"))
    assert cases.extension_rule("services.dossier", clock.today() - timedelta(days=1)).notice_hours is None
