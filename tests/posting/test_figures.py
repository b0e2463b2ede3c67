"""What leaders follow of the post."""

import pytest

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.events.api import record
from tinhso.engines.indicators.api import Period, Reading, figures
from tinhso.systems.services.posting.figures import ALL, DAYS, RECEIVED, RETURNED


def test_a_mean_is_a_sum_for_each_and_no_percentage():
    assert (Reading(7, 2, share=1).value, Reading(7, 2).value, Reading(0, 0, share=1).value) == (3.5, 350, None)
    assert DAYS.share == 1


@pytest.mark.goal("cases-19")
@pytest.mark.django_db
def test_received_returned_and_days_on_the_way_come_from_the_deliveries():
    for channel, days in (("in", 1), ("out", 2), ("out", 3)):
        record("post.delivered", channel=channel, code=str(uuid7())[:13], days=days)
    day = clock.today()
    screen = figures(ALL, period=Period.month(day.year, day.month))
    assert [screen.total[indicator.code].value for indicator in (RECEIVED, RETURNED, DAYS)] == [1, 2, 2]
