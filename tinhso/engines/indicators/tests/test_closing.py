"""Closing freezes; what comes later is told record by record."""

import pytest

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.indicators.moved import beside, moved_lines, offices_of
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.tests.machine import clean, connect
from tinhso.engines.indicators.tests.officials import offices, official
from tinhso.engines.indicators.tests.trial import CAME, FEES, ON_TIME, TOPICS, happened
from tinhso.engines.indicators.verbs.closing import close_period, restate

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def place(monkeypatch, django_db_setup, transactional_db):
    clean()
    declared = {i.code: i for i in (CAME, FEES, ON_TIME, TOPICS)}
    monkeypatch.setattr("tinhso.engines.indicators.finding.indicators", lambda: declared)
    with clock.travel(clock.at(2026, 11, 2, 9)):
        yield offices()
    clean()


def later(what, *args, **more):
    """In a transaction of its own, as another request would."""
    with connect() as own, own.cursor() as cursor:
        happened(what, *args, cursor=cursor, **more)


@pytest.mark.goal("ioc-19")
def test_a_closed_figure_stays_and_the_records_that_moved_it_are_its_difference(place):
    chief, here = official(place.province.below_id), place.justice.here_id
    for fee in (1000, 2000):
        later("came", clock.at(2026, 10, 5), office=here, fee=fee)
    later("went", clock.at(2026, 10, 6), office=here, on_time=True)
    open_since = connect()  # begun before the closing, committed after it
    with open_since.cursor() as cursor:
        happened("came", clock.at(2026, 10, 7), office=here, fee=500, cursor=cursor)
        closing = close_period(place.province, by=chief, period=OCTOBER)
        open_since.commit()
    open_since.close()
    later("came", clock.at(2026, 10, 5), office=here, fee=2000, sign=-1)
    later("went", clock.at(2026, 10, 31), office=here, on_time=False)
    later("came", clock.at(2026, 11, 1), office=here, fee=9000)
    rows = {row.frozen.code: row for row in beside(closing, place.province)}
    said = {code: (row.frozen.value, row.now.value, row.has_moved) for code, row in rows.items()}
    assert said == {
        "trial.came": (2, 2, False),
        "trial.fees": (3000, 1500, True),
        "trial.on_time": (100, 50, True),
        "trial.topics": (0, 0, False),
    }
    scope = offices_of(closing, place.province, "")
    lines = moved_lines(rows["trial.fees"].frozen, scope)
    assert sorted(line.worth for line in lines) == [-2000, 500]
    assert [line.worth for line in moved_lines(rows["trial.on_time"].frozen, scope, part="over")] == [1]
    assert moved_lines(rows["trial.on_time"].frozen, scope) == []
    restate(rows["trial.fees"].frozen.pk, by=chief, reason="thu hồi một hồ sơ")
    after = {row.frozen.code: row for row in beside(closing, place.province)}["trial.fees"]
    assert (after.frozen.value, after.restated.value, after.has_moved) == (3000, 1500, False)
    with pytest.raises(AlreadyDone):
        restate(rows["trial.fees"].frozen.pk, by=chief, reason="lần nữa")
    health = {row.frozen.code: row.frozen.value for row in beside(closing, place.province, "H53.11")}
    assert health["trial.came"] == 0


def test_a_period_is_closed_once_after_its_end_by_who_may(place):
    chief = official(place.province.below_id)
    with pytest.raises(Denied):
        close_period(place.province, by=official(place.health.below_id), period=OCTOBER)
    with pytest.raises(Refused):
        close_period(place.province, by=chief, period=Period.month(2026, 11))
    close_period(place.province, by=chief, period=OCTOBER)
    with pytest.raises(AlreadyDone):
        close_period(place.province, by=chief, period=OCTOBER)
    close_period(place.health, by=chief, period=OCTOBER)
