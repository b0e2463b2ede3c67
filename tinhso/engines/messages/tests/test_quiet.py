import pytest

from tinhso.base.clock import at
from tinhso.engines.messages.quiet import after_the_night


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (at(2026, 3, 2, 21, 59), None),
        (at(2026, 3, 2, 22), at(2026, 3, 3, 6)),
        (at(2026, 2, 28, 23, 30), at(2026, 3, 1, 6)),
        (at(2026, 3, 3, 0), at(2026, 3, 3, 6)),
        (at(2026, 3, 3, 5, 59), at(2026, 3, 3, 6)),
        (at(2026, 3, 3, 6), None),
    ],
)
def test_the_night_lasts_from_ten_to_six(moment, morning):
    assert after_the_night(moment) == morning
