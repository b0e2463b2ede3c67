"""What the articles say beside what is computed: when both agree, and what has no system yet."""

from decimal import Decimal

import pytest

from tinhso.engines.indicators.api import Reading
from tinhso.systems.articles.computing import Computed
from tinhso.systems.articles.published import Ours, published, targets
from tinhso.systems.articles.showing import Row

SAID = {one.id: one for one in published()}


def test_every_figure_of_the_articles_stands_in_the_list():
    assert list(SAID) == [f"F{number:02}" for number in range(1, 65)]
    assert [one.id for one in targets()] == [f"T{number:02}" for number in range(1, 20)]
    assert (SAID["F04"].numerator, SAID["F04"].denominator, SAID["F04"].value) == (312_085, 328_813, Decimal("94.91"))


@pytest.mark.parametrize("field", ["A1", "A2", "A4", "C7", "D3"])
def test_each_of_long_ans_figures_of_these_systems_has_an_indicator_but_one(field):
    lacking = [one.id for one in published() if one.is_home and one.system == field and one.ours is None]
    assert lacking == (["F43"] if field == "A1" else [])
    assert all(one.ours is None for one in published() if not one.is_home), "other places are never ours"


@pytest.mark.parametrize(
    ("key", "reading", "before", "agrees"),
    [
        ("F05", Reading(339_184, 347_309), None, True),
        ("F05", Reading(339_183, 347_309), None, False),
        ("F05", Reading(312_085, 328_813), None, False),
        ("F06", Reading(327_925, 328_813), None, True),
        ("F06", Reading(327_700, 328_813), None, False),
        ("F26", Reading(911), None, True),
        ("F58", Reading(312_085, 328_813), Reading(50_437, 85_616), True),
        ("F58", Reading(312_085, 328_813), Reading(49_000, 85_616), False),
        ("F04", Reading(0, 0), None, False),
    ],
)
def test_ours_agrees_to_the_last_digit_and_the_last_record(key, reading, before, agrees):
    said = SAID[key]
    assert Computed(said.ours, reading, before).agrees(said) is agrees


def test_a_count_is_compared_with_its_whole_and_with_what_is_counted_apart():
    said = SAID["F44"]
    assert Computed(said.ours, Reading(6, 12), None, Reading(5, 6)).agrees(said)
    assert not Computed(said.ours, Reading(6, 12), None, Reading(6, 6)).agrees(said)
    assert not Computed(said.ours, Reading(6, 11), None, Reading(5, 6)).agrees(said)
    assert Computed(said.ours, Reading(0, 0), None, Reading(0, 0)).value is None


def test_without_records_of_that_time_nothing_is_claimed():
    said = SAID["F04"]
    assert Row(said, Computed(said.ours, Reading(0, 0))).state == "nothing"
    assert Row(SAID["F16"], None).state == "missing"
    assert Row(SAID["F43"], None).state == "alone"
    assert Row(SAID["F45"], None).state == "elsewhere"
    assert Computed(Ours("x", "2023"), Reading(0)).value is None
