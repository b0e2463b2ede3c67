"""The mornings of the demonstration's halls: people served in their order, and nothing planted twice."""

import pytest

from tests.province import MONDAY
from tinhso.base import clock
from tinhso.engines.counters import demo
from tinhso.engines.counters.models import Call, Sitting, Ticket
from tinhso.engines.counters.planting import MORNINGS, PEOPLE, plant_mornings
from tinhso.engines.directory import api as directory

pytestmark = pytest.mark.django_db


def test_every_hall_with_a_clerk_served_people_on_its_last_working_mornings_once(province):
    with clock.travel(MONDAY):
        demo.plant()
        demo.plant()
    tickets = Ticket.objects.all()
    halls = {ticket.office.code for ticket in tickets.select_related("office")}
    assert halls == set(demo.HALLS)
    assert tickets.count() == len(halls) * MORNINGS * PEOPLE
    assert {ticket.drawn_at.isoweekday() for ticket in tickets} <= {1, 2, 3, 4, 5}
    assert max(ticket.day for ticket in tickets) < MONDAY.date()
    assert set(tickets.values_list("stage", flat=True)) == {Ticket.Stage.SERVED, Ticket.Stage.ABSENT}
    assert not Sitting.objects.filter(ended_at=None).exists()
    calls = Call.objects.select_related("ticket")
    assert all(call.ticket.drawn_at < call.at < call.ended_at for call in calls)


def test_where_nobody_may_call_nothing_is_planted(province):
    justice = directory.office_by_code("H53.03")
    assert plant_mornings(justice) == 0
