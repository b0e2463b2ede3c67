from decimal import Decimal

import pytest

from tinhso.base.errors import Refused
from tinhso.engines.indexes.ranking import ranks
from tinhso.engines.indexes.rules import check, points

TEN = Decimal(10)


@pytest.mark.parametrize(
    ("rule", "target", "value", "given"),
    [
        ({"kind": "share"}, Decimal(80), Decimal(80), "10.00"),
        ({"kind": "share"}, Decimal(80), Decimal(100), "10.00"),
        ({"kind": "share"}, Decimal(80), Decimal(40), "5.00"),
        ({"kind": "share"}, Decimal(50), Decimal("33.333"), "6.67"),
        ({"kind": "linear", "from": 50, "to": 100}, None, Decimal(75), "5.00"),
        ({"kind": "linear", "from": 50, "to": 100}, None, Decimal(20), "0.00"),
        ({"kind": "linear", "from": 10, "to": 2}, None, Decimal(4), "7.50"),
        ({"kind": "at_least"}, Decimal(95), Decimal(95), "10.00"),
        ({"kind": "at_least"}, Decimal(95), Decimal("94.99"), "0.00"),
        ({"kind": "at_most"}, Decimal(0), Decimal(0), "10.00"),
        ({"kind": "at_most"}, Decimal(0), Decimal(1), "0.00"),
        ({"kind": "steps", "steps": [[90, 1], [70, 0.5]]}, None, Decimal(89), "5.00"),
        ({"kind": "steps", "steps": [[90, 1], [70, 0.5]]}, None, Decimal(69), "0.00"),
        ({"kind": "steps", "steps": [[2, 1], [5, 0.5]], "down": True}, None, Decimal(3), "5.00"),
        ({"kind": "given"}, None, Decimal("7.255"), "7.26"),
        ({"kind": "given"}, None, Decimal(11), "10.00"),
    ],
)
def test_a_value_becomes_points_by_the_rule(rule, target, value, given):
    assert str(points(rule, value, maximum=TEN, target=target)) == given


@pytest.mark.parametrize(
    ("rule", "target", "field"),
    [
        ({}, None, "rule"),
        ({"kind": "magic"}, None, "rule"),
        ({"kind": "share"}, None, "target"),
        ({"kind": "share"}, Decimal(0), "target"),
        ({"kind": "linear", "from": 5, "to": 5}, None, "numbers"),
        ({"kind": "linear", "from": "x", "to": 5}, None, "numbers"),
        ({"kind": "steps", "steps": []}, None, "numbers"),
        ({"kind": "steps", "steps": [[90, 2]]}, None, "numbers"),
        ({"kind": "steps", "steps": [[90, 1], [90, 0.5]]}, None, "numbers"),
    ],
)
def test_a_rule_that_cannot_score_is_refused_on_its_field(rule, target, field):
    with pytest.raises(Refused) as refused:
        check(rule, target=target)
    assert refused.value.field == field


def test_equal_shares_stand_at_the_same_place_and_the_next_is_left_out():
    assert ranks({"a": Decimal(90), "b": Decimal(95), "c": Decimal(90), "d": Decimal(10), "e": None}) == {
        "a": 2, "b": 1, "c": 2, "d": 4, "e": None,
    }  # fmt: skip
