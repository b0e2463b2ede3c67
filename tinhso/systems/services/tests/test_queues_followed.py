"""What leaders follow of the halls: how long people waited, who was served, who left, and the numbers behind it."""

from datetime import timedelta

import pytest

from tinhso.base import clock
from tinhso.engines.counters.models import Call
from tinhso.engines.counters.tests.conftest import make_hall
from tinhso.engines.counters.verbs import calling, ending, sweeping
from tinhso.engines.counters.verbs.drawing import draw
from tinhso.engines.indicators.api import OF, OVER, Period, count_drill, drill, figures, indicators
from tinhso.engines.indicators.boards import boards
from tinhso.systems.services.counter.indicators import LEFT, NO_SHOW, OUT_OF_TURN, QUEUES, SERVED, SHORT_WAIT, WAIT

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-16")]
MONDAY = clock.at(2026, 11, 16, 8)
MONTH = Period.month(2026, 11)


@pytest.fixture
def a_day():
    """Six numbers at eight o'clock: one called after 4 minutes, one after 20, one out of turn after 30; one who did not
    come and came back; one given up; one who still waits at night."""
    with clock.travel(MONDAY):
        hall = make_hall()
        tickets = [draw(hall.a.pk) for _number in range(6)]
    with clock.travel(MONDAY + timedelta(minutes=4)):
        first = hall.call()
    with clock.travel(MONDAY + timedelta(minutes=20)):
        second = hall.call(after=first.pk)
        ending.mark_absent(second.pk, by=hall.clerks[0])
        ending.bring_back(second.ticket_id, by=hall.clerks[0])
    with clock.travel(MONDAY + timedelta(minutes=30)):
        call = calling.call_ticket(tickets[4].pk, hall.counters[0].pk, reason="urgent", by=hall.clerks[0])
        ending.finish(call.pk, by=hall.clerks[0])
        back = hall.call()
        assert back.ticket_id == second.ticket_id
        absent = hall.call(after=back.pk)
        ending.mark_absent(absent.pk, by=hall.clerks[0])
        ending.give_up(tickets[3].token)
    with clock.travel(MONDAY + timedelta(days=1)):
        sweeping.end_the_day()
    return hall


def test_the_board_says_what_happened_in_the_hall(a_day):
    total = figures(QUEUES.indicators + (NO_SHOW,), period=MONTH).total
    assert Call.objects.count() == 5
    assert total[WAIT.code].value == (4 + 20 + 30 + 30) / 4  # each number by its first call
    assert total[SHORT_WAIT.code].value == 25
    assert total[SERVED.code].value == 3
    assert total[LEFT.code].value == 50  # absent, given up, left at night: three of six
    assert total[NO_SHOW.code].value == 20
    assert total[OUT_OF_TURN.code].value == 20


@pytest.mark.parametrize("indicator", [WAIT, SHORT_WAIT, SERVED, LEFT, OUT_OF_TURN])
def test_the_numbers_behind_a_figure_add_up_to_it(a_day, indicator):
    shown = figures((indicator,), period=MONTH).total[indicator.code].now
    assert count_drill(indicator, period=MONTH, part=OF) == shown.of
    assert sum(line.worth for line in drill(indicator, period=MONTH, part=OF)) == shown.of
    if indicator is not SERVED:
        assert count_drill(indicator, period=MONTH, part=OVER) == shown.over


def test_the_board_of_the_counters_is_shown_and_its_figures_are_declared():
    assert QUEUES in boards()
    assert {one.code for one in QUEUES.indicators} <= indicators().keys()
