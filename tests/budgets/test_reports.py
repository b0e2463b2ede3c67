"""What the lists of periodic reports ask of the database."""

import pytest

from tests.budgets.test_statements import asked
from tinhso.base import clock
from tinhso.systems.reports.models import Return
from tinhso.systems.reports.verbs.opening import open_returns

pytestmark = pytest.mark.django_db
HEALTH = "/bao-cao/che-do/bc-y-te-thang/"


@pytest.fixture
def owed(province):
    """Every return of the planted regimes up to today, none delivered."""
    with clock.travel(clock.at(2026, 11, 23, 10)):
        open_returns()
        assert Return.objects.count() > 30
        yield province


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("nhung", "/bao-cao/"),
        ("toan", "/bao-cao/"),
        ("toan", "/bao-cao/che-do/"),
        ("toan", HEALTH),
        ("toan", f"{HEALTH}2026-10-BC/"),
    ],
)
def test_a_list_of_reports_costs_eight_statements(owed, who, address):
    found = asked(owed.client(who), address)
    assert len(found) <= 8, "\n".join(sql[:160] for sql in found)


def test_the_page_of_a_report_to_fill_in_costs_twelve_statements(owed):
    one = Return.objects.get(regime__code="bc-y-te-thang", period="2026-11-BC", office__code="H53.101")
    found = asked(owed.client("nhung"), f"/bao-cao/{one.pk}/")
    assert len(found) <= 12, "\n".join(sql[:160] for sql in found)
