"""Each kind of indicator by itself, with exact values."""

import pytest

from tinhso.base import clock
from tinhso.engines.indicators.drilling import count, drill
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.folding import fold
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.splitting import CHANNEL, OFFICE, SECTOR, TOPIC, split
from tinhso.engines.indicators.tests.trial import (
    CAME,
    EVERY_KIND,
    FEE_EACH,
    GROWTH,
    LEAVES,
    ON_TIME_TO_DATE,
    TO_DATE,
    TOPICS,
    TOPICS_TO_DATE,
    happened,
    use,
)

pytestmark = pytest.mark.django_db
MARCH = Period.month(2026, 3)


@pytest.fixture(autouse=True)
def a_trial(monkeypatch):
    use(monkeypatch, *(i for i in LEAVES if not any(s.each for s in i.all_series)))
    for month, topic, office in ((1, "1.001", 1), (1, "1.002", 2), (2, "1.001", 1), (3, "1.001", 2), (3, "1.003", 1)):
        happened("came", clock.at(2026, month, 10), topic=topic, office=office, fee=1000 * month)
    happened("came", clock.at(2026, 3, 11), topic="1.001", office=1, fee=3000)
    happened("came", clock.at(2025, 12, 20), topic="2.001", fee=9000)
    happened("went", clock.at(2026, 1, 11), on_time=False)
    happened("went", clock.at(2026, 3, 12), on_time=True)
    with clock.travel(clock.at(2026, 12, 10, 9)):
        yield


def now(*indicators, period=MARCH, **more):
    return {code: figure.value for code, figure in figures(indicators, period=period, **more).total.items()}


@pytest.mark.goal("ioc-2")
@pytest.mark.parametrize("folds", [0, 1])
def test_every_kind_of_a_month_before_and_after_folding(folds):
    for _ in range(folds):
        fold(upto=lambda: "9999999")
    assert now(*EVERY_KIND) == {
        "trial.came": 3,
        "trial.online": 0,
        "trial.on_time": 100,
        "trial.open": 5,
        "trial.fees": 9000,
        "trial.fee_each": 3000,
        "trial.to_date": 6,
        "trial.on_time_to_date": 50,
        "trial.topics": 2,
        "trial.topics_to_date": 3,
        "trial.growth": 200,
    }


@pytest.mark.goal("ioc-2")
def test_distinct_things_are_counted_anew_for_every_unit_and_period_and_never_added():
    screen = figures([TOPICS], period=Period.quarter(2026, 1), groups={1: Place([1]), 2: Place([2])})
    assert screen.total["trial.topics"].value == 3
    assert [screen.groups[n]["trial.topics"].value for n in (1, 2)] == [2, 2]
    assert [now(TOPICS, period=Period.month(2026, n))["trial.topics"] for n in (1, 2, 3)] == [2, 1, 2]


def test_what_is_taken_back_is_no_longer_there():
    happened("came", clock.at(2026, 3, 10), topic="1.003", sign=-1)
    assert now(TOPICS)["trial.topics"] == 1
    assert [line.topic for line in drill(TOPICS, period=MARCH)] == ["1.001"]


@pytest.mark.goal("ioc-11")
def test_every_list_has_as_many_rows_as_the_figure_says():
    for indicator in (TOPICS, TOPICS_TO_DATE, TO_DATE):
        figure = figures([indicator], period=MARCH).total[indicator.code]
        assert len(drill(indicator, period=MARCH)) == figure.value == count(indicator, period=MARCH)
    both = figures([ON_TIME_TO_DATE], period=MARCH).total["trial.on_time_to_date"].now
    assert (both.of, both.over) == (1, 2)
    assert [count(ON_TIME_TO_DATE, period=MARCH, part=part) for part in ("of", "over", "rest")] == [1, 2, 1]


def test_the_reporting_year_begins_on_the_15th_of_december():
    assert now(TO_DATE, period=Period.reporting_month(2026, 3))["trial.to_date"] == 7


def test_a_term_has_five_years_and_the_term_before_has_its_own():
    assert now(CAME, period=Period.term(2026))["trial.came"] == 6
    assert now(CAME, period=Period.term(2021))["trial.came"] == 1
    assert figures([CAME], period=Period.term(2021)).total["trial.came"].previous.value == 0


@pytest.mark.goal("ioc-10")
def test_growth_of_an_unfinished_month_is_like_for_like():
    with clock.travel(clock.at(2026, 3, 10, 12)):
        happened("came", clock.at(2026, 2, 11))
        assert now(GROWTH) == {"trial.growth": 200}


def test_growth_over_nothing_is_no_data():
    assert now(GROWTH, period=Period.month(2027, 1)) == {"trial.growth": None}
    assert now(FEE_EACH, period=Period.month(2027, 1)) == {"trial.fee_each": None}


def test_a_formula_in_the_trend_looks_back_from_each_period():
    figure = figures([GROWTH], period=MARCH, trend=3).total["trial.growth"]
    assert [r.value for r in figure.trend] == [100, -50, 200]


@pytest.mark.parametrize("by", [TOPIC, OFFICE, CHANNEL])
def test_the_parts_of_a_count_add_up_to_it(by):
    parts = split([CAME, FEE_EACH], by=by, period=MARCH)
    assert sum(of["trial.came"].value for of in parts.values()) == 3
    if by == TOPIC:
        assert {part: of["trial.fee_each"].value for part, of in parts.items()} == {"1.001": 3000, "1.003": 3000}


def test_sectors_gather_their_procedures(monkeypatch):
    sectors = {"1.001": "justice", "1.003": "justice"}
    monkeypatch.setattr("tinhso.engines.indicators.splitting.offered", lambda point: (lambda topics: sectors,))
    parts = split([CAME, FEE_EACH, TOPICS], by=SECTOR, period=MARCH)
    assert {code: reading.value for code, reading in parts["justice"].items()} == {
        "trial.came": 3, "trial.fee_each": 3000,
    }  # fmt: skip


@pytest.mark.goal("ioc-7")
def test_one_screen_groups_by_offices_by_areas_and_by_any_group_of_them():
    happened("came", clock.at(2026, 3, 20), office=2, area=7)
    groups = {
        "office": Place([2]), "some offices": Place([1, 2]), "area": Place(None, [7]),
        "office in area": Place([2], [1]),
    }  # fmt: skip
    screen = figures([CAME], period=MARCH, groups=groups, compare=())
    assert screen.total["trial.came"].value == 4
    assert {name: of["trial.came"].value for name, of in screen.groups.items()} == {
        "office": 2, "some offices": 4, "area": 1, "office in area": 1,
    }  # fmt: skip
