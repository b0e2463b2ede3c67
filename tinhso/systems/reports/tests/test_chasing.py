"""Late reports are chased step by step; each step is written down, each person told once a day."""

import pytest

from tinhso.base import clock
from tinhso.base.jobs import drain
from tinhso.engines.events.models import Event
from tinhso.engines.indicators import api as indicators
from tinhso.engines.messages.models import Message
from tinhso.systems.reports.indicators import CHASED, ON_TIME
from tinhso.systems.reports.models import Chase
from tinhso.systems.reports.tests.world import FORM, GOOD, SINCE, cells
from tinhso.systems.reports.verbs.chasing import chase, reached
from tinhso.systems.reports.verbs.declaring import declare_regime, publish_form
from tinhso.systems.reports.verbs.filling import save
from tinhso.systems.reports.verbs.opening import count_due, open_returns

DAYS = [(12, -3), (13, None), (17, 0), (18, 1), (19, None), (20, 3), (23, None)]  # of November; due on Tuesday the 17th


@pytest.mark.goal("ioc-16")
def test_a_report_is_chased_three_days_before_on_the_day_one_and_three_days_after_and_then_its_superior(world):
    taken = []
    for day, _step in DAYS:
        with clock.travel(clock.at(2026, 11, day, 7, 30)):
            chase()
            chase()
            newest = Chase.objects.filter(of=world.of(world.ward), at__gte=clock.at(2026, 11, day)).last()
            taken.append((day, newest.step if newest else None))
    assert taken == DAYS
    last = Chase.objects.get(of=world.of(world.ward), step=3)
    assert last.to == sorted([world.chair.position, world.governor.position])
    first = Chase.objects.get(of=world.of(world.ward), step=-3)
    assert first.to == [world.chair.position]
    assert Event.objects.filter(kind="reports.chased", subject=last.of_id).count() == 4


@pytest.mark.goal("ioc-16")
def test_each_person_gets_one_digest_of_everything(world):
    other = declare_regime(
        by=world.director, owner=world.health, name="Báo cáo phòng, chống dịch", law="Thông tư 54/2015/TT-BYT",
        grain="month", closes_on_14th=True, who="communes", valid_from=SINCE,
    )  # fmt: skip
    publish_form(other.pk, {**FORM, "rules": []}, by=world.director, valid_from=SINCE)
    open_returns()
    save(world.of(world.ward).pk, cells(GOOD), by=world.clerk)
    with clock.travel(clock.at(2026, 11, 20, 7, 30)):
        assert len(chase()) == 4
    for who, n in ((world.chair, 2), (world.governor, 4), (world.clerk, 1)):
        (message,) = Message.objects.filter(to=who.position, code="reports.chased")
        assert message.body.count("– ") >= n
        assert message.body.count("Ủy ban nhân dân phường") == n


def test_what_is_delivered_is_chased_no_more(world):
    world.deliver()
    with clock.travel(clock.at(2026, 11, 18, 7, 30)):
        assert [one.of.office for one in chase()] == [world.other]


def test_a_step_that_was_missed_is_not_made_up_for():
    assert [reached([-3, 0, 1, 3], days) for days in (-9, -3, -1, 0, 2, 40)] == [None, -3, -3, 0, 1, 3]


@pytest.mark.goal("ioc-16")
def test_reports_on_time_and_the_steps_of_chasing_are_figures_that_open_their_reports(world):
    world.deliver()
    with clock.travel(clock.at(2026, 11, 18, 9)):
        assert (count_due(), count_due()) == (2, 0)
        chase()
        drain()
        november = indicators.Period.month(2026, 11)
        lines = indicators.drill(ON_TIME, period=november, part=indicators.OVER)
        assert {line.record for line in lines} == {world.of(world.ward).pk, world.of(world.other).pk}
        assert indicators.count_drill(ON_TIME, period=november) == 1
        assert [line.record for line in indicators.drill(CHASED, period=november)] == [world.of(world.other).pk]
