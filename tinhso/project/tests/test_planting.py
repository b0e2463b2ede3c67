"""The small demonstration: what stands beside what, and a fault in either ends it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tinhso.base.registry import Part
from tinhso.project import planting


def part(code: str, *, beside: bool = False) -> Part:
    return Part(code=code, name=code, demo=f"{code}:plant", demo_beside=beside)


def fail() -> None:
    sys.exit(3)


@pytest.fixture
def without_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planting, "plant_one", lambda one: one())


def test_a_part_is_planted_beside_the_one_before_it_only_where_it_says_so() -> None:
    parts = [part("a"), part("b"), part("c", beside=True), part("d", beside=True), part("e")]
    assert [[one.code for one in group] for group in planting.groups(parts)] == [["a"], ["b", "c", "d"], ["e"]]


def test_what_is_planted_at_once_is_done_when_the_call_ends(without_database: None, tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("first", "second")]
    planting.at_once([lambda place=place: place.write_text(str(os.getpid())) for place in places])  # type: ignore[misc]
    here, apart = (int(place.read_text()) for place in places)
    assert here == os.getpid() != apart


def test_a_fault_in_the_part_beside_ends_the_planting(without_database: None) -> None:
    with pytest.raises(SystemExit) as ended:
        planting.at_once([int, fail])
    assert ended.value.code == 1
    planting.at_once([int, int])
