"""What a screen of the operations centre costs: statements, and CPU of this process."""

import time

import pytest

from tests.budgets.statements import statements
from tests.budgets.test_statements import asked
from tinhso.base import clock
from tinhso.engines.indicators.api import LAST_YEAR, PREVIOUS, figures, indicators, this_month
from tinhso.systems.ioc.boards.reading import TREND
from tinhso.systems.ioc.picked.verbs import MOST, make_board

pytestmark = pytest.mark.django_db
READ = 50  # ms of CPU for a screen of 24 figures with trend and comparison


def of_records():
    """Twenty-four figures that come from records."""
    found = [one for one in indicators().values() if one.of_series is not None][:MOST]
    assert len(found) == MOST
    return found


def test_a_screen_of_24_figures_with_trend_and_comparison_costs_50_ms(province, sixty):
    wanted, month = of_records(), this_month(clock.today())

    def read() -> float:
        began = time.process_time()
        screen = figures(wanted, period=month, compare=(PREVIOUS, LAST_YEAR), trend=TREND)
        assert len(screen.total) == MOST
        assert len(screen.total[wanted[0].code].trend) == TREND
        return (time.process_time() - began) * 1000

    read()
    with statements() as found:
        read()
    assert len(found) == 2, "\n".join(sql[:120] for sql in found)
    spent = min(read() for _ in range(5))
    print(f"24 figures: {spent:.1f} ms of CPU")
    assert spent <= READ


def test_a_whole_page_of_24_figures_with_its_units_costs_20_statements(province, sixty):
    codes = [one.code for one in of_records()]
    board = make_board(name="Hai mươi bốn", codes=codes, office=None, on_wall=True, by=province.actor("toan"))
    found = asked(province.client("toan"), f"/dieu-hanh/bang/{board.pk}/")
    assert len([sql for sql in found if "term AS MATERIALIZED" in sql]) == 2
    assert len(found) <= 20, "\n".join(sql[:120] for sql in found)
    assert len(asked(province.client("toan"), "/dieu-hanh/man-hinh/")) <= 16
