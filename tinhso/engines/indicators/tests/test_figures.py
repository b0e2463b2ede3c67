import pytest

from tinhso.base import clock
from tinhso.engines.indicators.drilling import REST, count, drill
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.folding import fold, forget
from tinhso.engines.indicators.measures import Live, Measure
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.tests.trial import ALL, CAME, FEES, ON_TIME, ONLINE, OPEN, happened, use

pytestmark = pytest.mark.django_db
NOVEMBER = Period.month(2026, 11)


@pytest.fixture(autouse=True)
def a_trial(monkeypatch):
    use(monkeypatch, *ALL)
    with clock.travel(clock.at(2026, 12, 10, 9)):
        yield


def a_month():
    happened("came", clock.at(2026, 11, 1), channel="portal", fee=8000)
    happened("came", clock.at(2026, 11, 14, 23, 59), channel="desk", fee=50_000)
    happened("came", clock.at(2026, 11, 15), channel="vneid", office=2, area=3)
    happened("came", clock.at(2026, 11, 30, 23, 59), channel="vneid", office=None)
    happened("went", clock.at(2026, 11, 20), on_time=True)
    happened("went", clock.at(2026, 11, 21), on_time=False, office=2, area=3)
    happened("went", clock.at(2026, 11, 22), on_time=True)
    happened("came", clock.at(2026, 10, 31, 23, 59))
    happened("came", clock.at(2026, 12, 1))


@pytest.mark.goal("ioc-1")
@pytest.mark.parametrize("folds", [0, 1, 2])
def test_counts_sums_ratios_and_stocks_of_a_month_before_and_after_folding(folds):
    a_month()
    for _ in range(folds):
        fold(upto=lambda: "9999999")  # this test's own transaction is still open, so nothing of it is settled
    total = figures(ALL, period=NOVEMBER).total
    assert {code: figure.value for code, figure in total.items()} == {
        "trial.came": 4,
        "trial.online": 3,
        "trial.on_time": pytest.approx(200 / 3),
        "trial.open": 2,
        "trial.fees": 58_000,
    }
    assert total["trial.came"].previous.value == 1
    assert total["trial.came"].last_year.value == 0
    assert total["trial.on_time"].previous.value is None


def test_events_without_an_office_count_in_the_province_and_under_0():
    a_month()
    groups = {"one": Place([1]), "two": Place([2]), "none": Place([0]), "area": Place(None, [3])}
    screen = figures([CAME], period=NOVEMBER, groups=groups)
    assert {name: of["trial.came"].value for name, of in screen.groups.items()} == {
        "one": 2, "two": 1, "none": 1, "area": 1,
    }  # fmt: skip


def test_a_correction_takes_back_what_it_corrects():
    a_month()
    happened("came", clock.at(2026, 11, 14, 23, 59), channel="desk", fee=50_000, sign=-1)
    total = figures(ALL, period=NOVEMBER).total
    assert (total["trial.came"].value, total["trial.fees"].value) == (3, 8000)


@pytest.mark.goal("ioc-11")
def test_a_figures_list_adds_up_to_the_figure_and_the_rest_to_what_is_missing():
    a_month()
    total = figures(ALL, period=NOVEMBER).total
    for indicator in (CAME, ONLINE, FEES, OPEN):
        assert count(indicator, period=NOVEMBER) == total[indicator.code].value
    assert [line.worth for line in drill(ON_TIME, period=NOVEMBER, part=REST)] == [1]
    assert drill(ON_TIME, period=NOVEMBER, part=REST)[0].office == 2


def test_a_list_goes_on_where_it_stopped():
    a_month()
    first = drill(CAME, period=NOVEMBER, n=3)
    rest = drill(CAME, period=NOVEMBER, n=3, after=first[-1].cursor)
    assert [line.at.day for line in first + rest] == [30, 14, 14, 31]  # in UTC


@pytest.mark.goal("ioc-10")
def test_an_unfinished_month_is_compared_with_as_much_of_the_other_months():
    for month, days in ((10, (1, 22, 23)), (11, (1, 22))):
        for day in days:
            happened("came", clock.at(2026, month, day, 10))
    happened("came", clock.at(2025, 11, 22, 8))
    happened("came", clock.at(2025, 11, 22, 10))
    with clock.travel(clock.at(2026, 11, 22, 9)):
        figure = figures([CAME], period=NOVEMBER).total["trial.came"]
    assert (figure.previous.value, figure.last_year.value) == (1, 1)


def test_the_trend_ends_with_this_period():
    a_month()
    figure = figures([CAME, OPEN], period=NOVEMBER, trend=3).total
    assert [r.value for r in figure["trial.came"].trend] == [0, 1, 4]
    assert [r.value for r in figure["trial.open"].trend] == [0, 1, 2]


def test_a_reporting_month_goes_from_the_15th_to_the_14th():
    a_month()
    fold(upto=lambda: "9999999")
    assert figures([CAME], period=Period.reporting_month(2026, 11)).total["trial.came"].value == 3
    assert figures([CAME], period=Period.reporting_month(2026, 12)).total["trial.came"].value == 3


def test_a_screen_is_read_in_two_statements(django_assert_num_queries):
    a_month()
    fold(upto=lambda: "9999999")
    with django_assert_num_queries(2):
        figures(ALL, period=NOVEMBER, groups={n: Place([n]) for n in range(40)}, trend=12)


def test_a_measure_declared_later_is_exact_before_and_after_it_is_built(monkeypatch):
    a_month()
    fold(upto=lambda: "9999999")
    later = Measure("trial.later", "at the desk", kinds=("trial.came",), where={"channel": "desk"})
    use(monkeypatch, *ALL, later)
    assert figures([later], period=NOVEMBER).total["trial.later"].value == 1
    assert fold(upto=lambda: "9999999").rebuilt == 1
    assert figures([later, CAME], period=NOVEMBER).total["trial.later"].value == 1


def test_after_forgetting_figures_are_exact_and_the_next_fold_rebuilds_every_series():
    a_month()
    fold(upto=lambda: "9999999")
    forget()
    assert figures([CAME], period=NOVEMBER).total["trial.came"].value == 4
    assert fold(upto=lambda: "9999999").rebuilt == 6
    assert figures([CAME], period=NOVEMBER).total["trial.came"].value == 4


def test_old_days_lose_their_rows_and_not_their_events():
    happened("came", clock.at(2025, 7, 20))
    fold(upto=lambda: "9999999")
    with clock.travel(clock.at(2027, 1, 1)):
        fold(upto=lambda: "9999999")
        week = Period.between(clock.at(2025, 7, 16).date(), clock.at(2025, 7, 20).date())
        assert figures([CAME], period=week).total["trial.came"].value == 1
        assert figures([CAME], period=Period.month(2025, 7)).total["trial.came"].value == 1


def test_a_live_indicator_is_asked_once_for_all_groups():
    asked = []
    late = Live("trial.late", "late", count=lambda o: asked.append(o) or {1: 4, 2: 1}, drill=lambda *_: [])
    screen = figures([late], period=NOVEMBER, offices=[1, 2], groups={1: Place([1]), 2: Place([2])})
    assert (screen.total["trial.late"].value, screen.groups[2]["trial.late"].value) == (5, 1)
    assert asked == [[1, 2]]


def test_fees_of_two_offices_are_one_sum():
    a_month()
    assert figures([FEES, ONLINE], period=NOVEMBER, offices=[1, 2]).total["trial.fees"].value == 58_000
