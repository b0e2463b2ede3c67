"""Whatever the tree, the rules and the values: a total is the sum of its parts, and ranks depend on shares alone."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.engines.indexes.cards import Card, Measured, Score, card_of
from tinhso.engines.indexes.marks import Mark
from tinhso.engines.indexes.ranking import ranks
from tinhso.engines.indexes.tree import Item

pytestmark = pytest.mark.goal("ioc-32")
CENT = Decimal("0.01")
BUSY = settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the tree's
numbers = st.decimals(-1000, 1000, places=2)
maxima = st.decimals(CENT, 100, places=2)
targets = st.decimals(CENT, 200, places=2)
rules = st.one_of(
    st.sampled_from([{"kind": "share"}, {"kind": "at_least"}, {"kind": "at_most"}]),
    st.tuples(st.integers(-50, 150), st.integers(-50, 150))
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: {"kind": "linear", "from": pair[0], "to": pair[1]}),
    st.lists(st.tuples(st.integers(0, 100), st.floats(0, 1)), min_size=1, max_size=4, unique_by=lambda s: s[0]).map(
        lambda steps: {"kind": "steps", "steps": [list(step) for step in steps]}
    ),
)


@st.composite
def trees(draw: st.DrawFn) -> list[Item]:
    """Groups with criteria and with headings that hold criteria."""
    made: list[Item] = []

    def line(level: str, parent: Item | None) -> Item:
        item = Item(level=level, parent_id=parent.pk if parent else None, order=len(made), number=str(len(made)))
        if level == "criterion":
            item.maximum, item.target, item.rule = draw(maxima), draw(targets), draw(rules)
            item.source = draw(st.sampled_from(["indicator", "hand"]))
            item.unit = "number"
        made.append(item)
        return item

    for _ in range(draw(st.integers(1, 3))):
        group = line("group", None)
        for _ in range(draw(st.integers(0, 3))):
            line("criterion", group)
        for _ in range(draw(st.integers(0, 2))):
            heading = line("heading", group)
            for _ in range(draw(st.integers(0, 3))):
                line("criterion", heading)
    return made


@st.composite
def scored(draw: st.DrawFn, items: list[Item]) -> dict:
    found = {}
    for item in items:
        if item.is_criterion:
            value = draw(st.none() | numbers)
            given = draw(st.none() | st.decimals(0, item.maximum, places=2))
            mark = Mark(criterion=item, kind="verified", points=given) if given is not None else None
            own = (
                Mark(criterion=item, kind="own", value=value, points=item.points_of(value))
                if value is not None
                else None
            )
            found[item.pk] = Score(
                item,
                draw(st.booleans()),
                Measured(value, 0, 0) if item.source == "indicator" else None,
                own if item.source == "hand" else None,
                mark,
            )
    return found


def check(card: Card, items: list[Item], kind: str) -> None:
    by_key = {item.pk: item for item in items}

    def is_under(item: Item, above: Item) -> bool:
        return item.parent_id is not None and (item.parent_id == above.pk or is_under(by_key[item.parent_id], above))

    criteria = [line for line in card.lines if line.score is not None]
    for line in card.lines:
        parts = [line] if line.score else [one for one in criteria if is_under(one.item, line.item)]
        total = line.verified if kind == "verified" else line.own
        known = [p for one in parts if (p := one.score.points(kind)) is not None]
        assert total.points == sum(known, Decimal(0))
        assert total.maximum == sum((one.score.maximum for one in parts), Decimal(0))
        assert 0 <= total.points <= total.known <= total.maximum
        assert total.percent is None if not total.known else 0 <= total.percent <= 100
    whole = card.total(kind)
    tops = [line.verified if kind == "verified" else line.own for line in card.lines if line.depth == 0]
    assert (whole.points, whole.known, whole.maximum) == (
        sum((t.points for t in tops), Decimal(0)),
        sum((t.known for t in tops), Decimal(0)),
        sum((t.maximum for t in tops), Decimal(0)),
    )


@BUSY
@given(st.data())
def test_a_total_is_the_sum_of_its_parts_and_never_above_its_maximum(data):
    items = data.draw(trees())
    card = card_of(items, data.draw(scored(items)))
    assert len(card.lines) == len(items)
    check(card, items, "own")
    check(card, items, "verified")


@BUSY
@given(st.data())
def test_what_is_missing_is_neither_0_nor_in_the_maximum_that_could_be_scored(data):
    items = data.draw(trees())
    scores = data.draw(scored(items))
    card = card_of(items, scores)
    missing = sum((s.maximum for s in scores.values() if s.own_points is None), Decimal(0))
    assert card.own.missing == missing
    for key, score in scores.items():
        if score.own_points is None and score.verified is None:
            without = card_of([item for item in items if item.pk != key], {k: s for k, s in scores.items() if k != key})
            assert (without.own.points, without.own.percent) == (card.own.points, card.own.percent)


shares = st.dictionaries(st.integers(0, 50), st.none() | st.decimals(0, 100, places=2), max_size=12)


@given(shares, st.randoms(use_true_random=False))
def test_ranks_do_not_depend_on_the_order_and_ties_share_a_place(table, random: Random):
    found = ranks(table)
    keys = list(table)
    random.shuffle(keys)
    assert ranks({key: table[key] for key in keys}) == found
    for a in table:
        for b in table:
            if table[a] is not None and table[b] is not None:
                assert (found[a] < found[b]) == (table[a] > table[b])
                assert (found[a] == found[b]) == (table[a] == table[b])
    places = sorted(place for place in found.values() if place is not None)
    assert all(place == places.index(place) + 1 for place in places)


@given(shares, st.integers(51, 60), st.none() | st.decimals(0, 100, places=2))
def test_a_newcomer_changes_nobodys_order(table, who, share):
    before, after = ranks(table), ranks({**table, who: share})
    known = [key for key in table if table[key] is not None]
    assert sorted(known, key=lambda key: (before[key], key)) == sorted(known, key=lambda key: (after[key], key))
    assert all(after[key] - before[key] in (0, 1) for key in known)
