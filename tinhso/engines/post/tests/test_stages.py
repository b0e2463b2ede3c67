from datetime import timedelta
from itertools import permutations

import pytest

from tinhso.base import clock
from tinhso.engines.post.stages import Stage, stage_of

NOON = clock.at(2026, 11, 20, 12)


def at(*stages):
    return [(stage, NOON + timedelta(hours=hours)) for hours, stage in enumerate(stages)]


WAY = at(Stage.ACCEPTED, Stage.MOVING, Stage.OUT, Stage.DELIVERED)


@pytest.mark.parametrize("order", list(permutations(WAY)))
def test_the_order_in_which_reports_come_makes_no_difference(order):
    assert stage_of(order, handed=True, cancelled=False) == Stage.DELIVERED


def test_before_any_report_it_is_where_we_left_it():
    assert stage_of([], handed=False, cancelled=False) == Stage.PREPARED
    assert stage_of([], handed=True, cancelled=False) == Stage.HANDED
    assert stage_of(WAY, handed=True, cancelled=True) == Stage.CANCELLED


def test_a_later_report_of_the_way_does_not_wake_what_has_ended():
    late = (Stage.MOVING, NOON + timedelta(days=2))
    assert stage_of([*WAY, late], handed=True, cancelled=False) == Stage.DELIVERED


def test_a_later_end_replaces_an_end():
    back = (Stage.RETURNED, NOON + timedelta(days=2))
    assert stage_of([back, *WAY], handed=True, cancelled=False) == Stage.RETURNED


def test_of_reports_of_one_second_the_further_one_counts():
    same = [(Stage.OUT, NOON), (Stage.ACCEPTED, NOON), (Stage.MOVING, NOON)]
    assert stage_of(same, handed=True, cancelled=False) == Stage.OUT
