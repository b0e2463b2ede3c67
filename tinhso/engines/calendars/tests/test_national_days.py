"""The delivered years agree with what others know of them."""

from __future__ import annotations

import holidays
import pytest

from tinhso.engines.calendars.sheets import national_days

EXCHANGED_IN_2026 = {"2026-01-02"}, {"2026-01-10"}  # decided on 25 December 2025, unknown to the package


@pytest.mark.goal("cases-12")
def test_days_off_and_days_worked_in_exchange_are_those_of_the_package_holidays() -> None:
    known = holidays.country_holidays("VN", years=range(2023, 2027), observed=True)
    ours = national_days()
    off = {row.day.isoformat() for row in ours if row.kind == "off" and row.day.weekday() < 5}
    worked = {row.day.isoformat() for row in ours if row.kind == "working"}
    theirs_off = {day.isoformat() for day in known if day.weekday() < 5}
    theirs_worked = {day.isoformat() for day in known.weekend_workdays if day.year >= 2023}
    assert off - theirs_off == EXCHANGED_IN_2026[0]
    assert worked - theirs_worked == EXCHANGED_IN_2026[1]
    assert not theirs_off - off
    assert not theirs_worked - worked


def test_the_anchors_of_2026_hold() -> None:
    by_day = {row.day.isoformat(): row.name for row in national_days()}
    assert [f"2026-02-{n}" in by_day for n in range(15, 22)] == [False, True, True, True, True, True, False]
    assert by_day["2026-04-27"] == "Nghỉ bù Giỗ Tổ Hùng Vương"
    assert by_day["2026-11-24"] == "Ngày Văn hóa Việt Nam"
    assert "2025-11-24" not in by_day
