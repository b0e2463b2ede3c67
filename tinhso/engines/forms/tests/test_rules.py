"""Conditions mean what jsonlogic.com says they mean."""

from __future__ import annotations

from typing import Any

import pytest

from tinhso.base import clock
from tinhso.engines.forms.rules import holds, names_in, value

pytestmark = pytest.mark.goal("cases-1")


@pytest.mark.parametrize(
    ("rule", "answers", "expected"),
    [
        ({"==": [1, 1]}, {}, True),
        ({"==": [1, "1"]}, {}, True),
        ({"===": [1, "1"]}, {}, False),
        ({"!=": [1, 2]}, {}, True),
        ({"!==": [1, "1"]}, {}, True),
        ({"var": "a.b"}, {"a": {"b": 7}}, 7),
        ({"var": ["z", 26]}, {}, 26),
        ({"var": "list.1"}, {"list": ["apple", "banana"]}, "banana"),
        ({"and": [{">": [3, 1]}, {"<": [1, 3]}]}, {}, True),
        ({"and": [True, "a", 3]}, {}, 3),
        ({"or": [False, "a"]}, {}, "a"),
        ({"!": [[]]}, {}, True),
        ({"!!": ["0"]}, {}, True),
        ({"!!": [""]}, {}, False),
        ({"if": [False, "a", False, "b", "c"]}, {}, "c"),
        ({"<": [1, 2, 3]}, {}, True),
        ({"<=": [1, 1, 3]}, {}, True),
        ({"<": [1, 4, 3]}, {}, False),
        ({">": ["2", 1]}, {}, True),
        ({"<": [{"var": "nothing"}, 3]}, {}, False),
        ({"in": ["Ringo", ["John", "Ringo"]]}, {}, True),
        ({"in": ["Spring", "Springfield"]}, {}, True),
        ({"in": ["a", {"var": "nothing"}]}, {}, False),
        ({"+": [4, 2]}, {}, 6),
        ({"-": [4, 2]}, {}, 2),
        ({"*": [4, 2]}, {}, 8),
        ({"max": [1, 2, 3]}, {}, 3),
        ({"min": [1, 2, 3]}, {}, 1),
        ({"missing": ["a", "b"]}, {"a": "apple"}, ["b"]),
        ({"<": ["2026-01-31", "2026-02-01"]}, {}, True),
    ],
)
def test_each_operator_gives_what_the_definition_says(rule: Any, answers: dict[str, Any], expected: Any) -> None:
    assert value(rule, answers) == expected


def test_ages_are_counted_in_whole_years_until_today() -> None:
    rule = {">=": [{"years_since": [{"var": "born"}]}, 18]}
    with clock.travel(clock.at(2026, 11, 22)):
        assert holds(rule, {"born": "2008-11-22"})
        assert not holds(rule, {"born": "2008-11-23"})
        assert not holds(rule, {})
        assert value({"days_since": [{"var": "born"}]}, {"born": "2026-11-01"}) == 21
        assert value({"today": []}, {}) == "2026-11-22"


def test_no_condition_always_holds() -> None:
    assert holds(None, {})


def test_an_unknown_operator_is_an_error() -> None:
    with pytest.raises(LookupError, match="exec"):
        value({"exec": ["rm"]}, {})


def test_the_names_that_a_condition_reads_are_known_without_evaluating_it() -> None:
    rule = {"or": [{"==": [{"var": "a.b"}, 1]}, {"missing": ["c"]}, {"in": [{"var": ["d", 0]}, [1]]}]}
    assert set(names_in(rule)) >= {"a", "c", "d"}


test_ages_are_counted_in_whole_years_until_today = pytest.mark.django_db(
    test_ages_are_counted_in_whole_years_until_today
)
