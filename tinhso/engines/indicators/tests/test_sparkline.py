import re

from tinhso.engines.indicators.sparkline import sparkline


def points(values):
    return re.search(r' d="([^"]*)"', sparkline(values, "Received"))[1]


def test_a_line_of_two_months_is_as_wide_as_one_of_twelve():
    assert points([None] * 10 + [4, 8]) == points([4, 8]) == "M3.0 12.0L93.0 3.0"


def test_a_gap_breaks_the_line():
    assert points([2, 4, None, 4, None]) == "M3.0 12.0L33.0 3.0M93.0 3.0"


def test_one_value_draws_nothing():
    assert sparkline([None, 7], "Received") == ""
