"""A hidden cell cannot be computed from what is shown, whatever the table."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tinhso.engines.disclosures.hiding import SMALL, hide
from tinhso.engines.disclosures.opened import OpenFigure, families
from tinhso.engines.indicators.api import Measure, Ratio, count

CAME = OpenFigure(Measure("t.came", "came", kinds=("t.came",)))
ONLINE = OpenFigure(Ratio("t.online", "online", of=count("t.came", channel="online"), over=count("t.came")))
RATED = OpenFigure(Ratio("t.rated", "rated", of=count("t.rated", score=3), over=count("t.rated")), of_people=True)
FAMILY = [CAME, ONLINE]
OVER, OF = CAME.of, ONLINE.of

cells = st.integers(0, 40).flatmap(lambda over: st.tuples(st.just(over), st.integers(0, over)))
tables = st.lists(cells, min_size=1, max_size=8)


def table_of(rows, family=FAMILY) -> dict[int, dict[int, int]]:
    over, of = family[-1].over, family[-1].of
    return {n: {over: row[0], of: row[1]} for n, row in enumerate(rows)}


def test_figures_that_share_a_series_are_one_family():
    assert [len(one) for one in families([CAME, RATED, ONLINE])] == [1, 2]


def test_a_small_place_takes_the_next_larger_with_it_so_that_the_total_does_not_tell():
    found = hide(FAMILY, table_of([(3, 1), (30, 9), (12, 4), (0, 0)]))
    assert (found.places, found.totals) == ({0, 2}, frozenset())


def test_where_nobody_can_stand_in_the_total_is_hidden():
    found = hide(FAMILY, table_of([(3, 1), (0, 0)]))
    assert (found.places, found.totals) == ({0}, {OVER, OF})


def test_two_small_places_alone_would_give_each_other_away():
    assert hide(FAMILY, table_of([(1, 0), (1, 0), (50, 5)])).places == {0, 1, 2}


def test_a_single_unhappy_rating_is_hidden_though_there_are_many_ratings():
    over, of = RATED.over, RATED.of
    rows = {0: {over: 40, of: 39}, 1: {over: 30, of: 20}, 2: {over: 90, of: 60}}
    assert hide([RATED], rows).places == {0, 1}


def test_large_cells_and_empty_ones_are_shown():
    assert hide(FAMILY, table_of([(0, 0), (5, 1), (400, 0)])).places == frozenset()


def test_what_was_hidden_once_stays_hidden():
    assert hide(FAMILY, table_of([(9, 4), (30, 9), (12, 4)]), before=[0]).places == {0, 2}


class Attacker:
    """Knows what is shown, that counts are whole and not negative, and that a part is no larger than its whole."""

    def __init__(self, table: Mapping[int, Mapping[int, int]], hidden) -> None:
        self.places, self.hidden = sorted(hidden.places), hidden
        shown = [place for place in table if place not in hidden.places]
        self.left = {
            key: None if key in hidden.totals else sum(row[key] for row in table.values())
            - sum(table[place][key] for place in shown)
            for key in (OVER, OF)
        }  # fmt: skip

    def allows(self, table: Mapping[int, Mapping[int, int]]) -> bool:
        """Whether the hidden places could hold these values."""
        return all(
            left is None or sum(table[place][key] for place in self.places) == left for key, left in self.left.items()
        ) and all(0 <= table[place][OF] <= table[place][OVER] for place in self.places)


def others(table: Mapping[int, Mapping[int, int]], place: int, places: list[int]):
    """Tables that differ a little in one place, with another making up for it or nobody."""
    for key in (OVER, OF):
        for step in (-1, 1):
            for both in (False, True):
                for other in [None, *(p for p in places if p != place)]:
                    new = {p: dict(row) for p, row in table.items()}
                    for k in (OVER, OF) if both else (key,):
                        new[place][k] += step
                        if other is not None:
                            new[other][k] -= step
                    yield new


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the table's
@given(tables)
def test_no_hidden_value_can_be_computed(rows):
    table = table_of(rows)
    hidden = hide(FAMILY, table)
    assert {place for place, row in table.items() if 0 < row[OVER] < SMALL} <= hidden.places
    attacker = Attacker(table, hidden)
    assert attacker.allows(table)
    for place in hidden.places:
        for key in (OVER, OF):
            if key == OF and table[place][OVER] == 0:
                continue
            possible = {table[place][key]} | {
                other[place][key] for other in others(table, place, attacker.places) if attacker.allows(other)
            }
            assert len(possible) > 1, (table, hidden, place, key)


@given(tables, st.lists(st.integers(0, 7), max_size=3))
def test_a_later_edition_shows_nothing_that_an_earlier_one_hid(rows, added):
    table = table_of(rows)
    first = hide(FAMILY, table)
    later = {place: {OVER: row[OVER] + added.count(place), OF: row[OF]} for place, row in table.items()}
    assert first.places <= hide(FAMILY, later, before=first.places).places


@given(tables)
def test_where_nothing_is_small_nothing_is_hidden(rows):
    assume(all(row[0] == 0 or row[0] >= SMALL for row in rows))
    assert hide(FAMILY, table_of(rows)).places == frozenset()
