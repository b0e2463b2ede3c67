from decimal import Decimal

import pytest

from tinhso.base import clock
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indexes import api as indexes
from tinhso.engines.indexes.league import league
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.tests.conftest import PERIOD, actor_in
from tinhso.engines.indexes.units import as_units, compared_on
from tinhso.engines.indicators.api import count_drill, read_period
from tinhso.engines.indicators.tests.trial import ON_TIME, happened

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-32")]
QUARTER = read_period(PERIOD)


def card(version, office):
    return indexes.cards(indexes.items_of(version), as_units([office]), QUARTER)[office.pk]


def by_number(card):
    return {line.item.number: line for line in card.lines}


def test_a_criterion_is_scored_from_the_records_of_the_office_and_all_below_it(version, offices, worked):
    found = by_number(card(version, offices.justice))
    score = found["1"].score
    assert (score.measured.of, score.measured.over, score.own_points) == (3, 4, Decimal("9.38"))  # 75 % of 80 %
    assert (found["I"].own.points, found["I.1"].own.points) == (Decimal("9.38"), Decimal("9.38"))


def test_no_data_and_no_mark_are_missing_and_not_0(version, offices, worked):
    found = card(version, offices.health)
    assert [line.score.own_points for line in found.lines if line.score] == [None, None, None]
    assert (found.own.points, found.own.known, found.own.missing, found.own.percent) == (0, 0, 20, None)


def test_what_does_not_apply_counts_in_full(version, offices, worked):
    found = card(version, offices.commune)
    assert by_number(found)["3"].score.own_points == 5
    assert (found.own.points, found.own.known, found.own.percent) == (15, 15, 100)


def test_self_score_and_verified_score_stand_side_by_side(version, line, offices, worked):
    clerk, verifier = actor_in(offices.justice, "indexes.score"), actor_in(offices.top, "indexes.verify")
    indexes.score(line["2"], offices.justice, PERIOD, value=Decimal(90), by=clerk)
    found = card(version, offices.justice)
    assert (found.own.points, found.own.known) == (Decimal("13.88"), 15)
    assert (found.verified.points, found.verified.known) == (Decimal("9.38"), 10)  # what is computed stands
    indexes.verify(line["2"], offices.justice, PERIOD, points=Decimal(4), note="Thiếu hai thủ tục", by=verifier)
    score = by_number(card(version, offices.justice))["2"].score
    assert (score.own_points, score.verified_points) == (Decimal("4.50"), Decimal("4.00"))
    assert (score.own.subject, score.own.position) == (clerk.subject, clerk.position)
    assert (score.verified.subject, score.verified.position) == (verifier.subject, verifier.position)


def test_the_figure_behind_a_point_has_as_many_records_as_it_says(version, offices, worked):
    score = by_number(card(version, offices.justice))["1"].score
    unit = as_units([offices.justice])[0]
    assert [count_drill(ON_TIME, period=QUARTER, offices=unit.offices, part=part) for part in ("of", "over")] == [
        score.measured.of, score.measured.over,
    ]  # fmt: skip


def test_offices_are_ranked_with_ties_and_only_with_their_like(version, line, offices, worked):
    for on_time in (True, True, True, False):
        happened("went", clock.at(2026, 11, 9), office=offices.health.here_id, on_time=on_time)
    units = as_units(compared_on(QUARTER.last))
    found = league(version, units, indexes.cards(indexes.items_of(version), units, QUARTER), Mark.Kind.OWN)
    assert {name: [(row.office.code, row.rank, row.grade) for row in rows] for name, rows in found.items()} == {
        "committee": [("H53.101", 1, "Xuất sắc")],
        "department": [("H53.03", 1, "Xuất sắc"), ("H53.11", 1, "Xuất sắc")],
    }
    indexes.score(line["2"], offices.health, PERIOD, value=Decimal(10), by=PLATFORM)
    found = league(version, units, indexes.cards(indexes.items_of(version), units, QUARTER), Mark.Kind.OWN)
    assert [(row.office.code, row.rank) for row in found["department"]] == [("H53.03", 1), ("H53.11", 2)]


def test_too_little_to_compare_is_not_ranked(version, offices, trial):
    units = as_units([offices.health])
    found = league(version, units, indexes.cards(indexes.items_of(version), units, QUARTER), Mark.Kind.OWN)
    assert [(row.rank, row.total.percent) for row in found["department"]] == [(None, None)]


def test_many_cards_cost_as_few_statements_as_one(version, offices, worked, django_assert_num_queries):
    items, units = indexes.items_of(version), as_units(compared_on(QUARTER.last))
    with django_assert_num_queries(3):
        indexes.cards(items, units, QUARTER)


def test_an_indicator_that_nobody_declares_is_missing(version, offices, worked, monkeypatch):
    monkeypatch.setattr("tinhso.engines.indicators.api.indicators", dict)
    found = by_number(card(version, offices.justice))
    assert (found["1"].score.measured, found["1"].score.own_points) == (None, None)
