"""What differs between two sides, the mapping of answers, and the doors: functions of data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from tinhso.base import clock
from tinhso.engines.adapters.api import Rejected
from tinhso.systems.national.civil.following import _new
from tinhso.systems.national.civil.mapping import mapped
from tinhso.systems.national.inbound.fetching import fetch
from tinhso.systems.national.reconciling.comparing import REASONS, differences

OURS = {"TrangThaiHoSo": "4", "NgayHenTra": "20261127170000", "KenhThucHien": "2"}
STEP = {"ThoiDiemXuLy": "20261122081500", "TrangThai": "2", "NoiDungXuLy": "Đã tiếp nhận"}


def theirs(**changed):
    return {**OURS, "TienTrinh": [STEP], **changed}


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([theirs()], []),
        ([], ["missing_there"]),
        ([theirs(), theirs()], ["repeated_there"]),
        ([theirs(TrangThaiHoSo="5")], ["status"]),
        ([theirs(NgayHenTra="20261130170000")], ["appointment"]),
        ([theirs(TrangThaiHoSo="9", NgayKetThucXuLy="20261123100000")], ["status", "ended"]),
        ([theirs(TienTrinh=[])], ["steps_missing"]),
        ([theirs(TienTrinh=[STEP, STEP])], ["steps_repeated"]),
        ([theirs(KenhThucHien="1")], ["channel"]),
    ],
)
def test_every_difference_has_its_reason(rows, found):
    assert differences(OURS, [STEP], rows) == found
    assert set(found) <= set(REASONS)


@dataclass
class Received:
    received_at: datetime


def test_answers_are_named_as_the_other_system_names_them():
    fields = {
        "HoTen": "applicant.name",
        "TinhTrang": "status",
        "Con": "child.name",
        "Co": "had",
        "Luc": "case.received_at",
    }
    answers = {"applicant": {"name": "Lê Thị Bé"}, "status": "single", "had": False}
    case = Received(clock.at(2026, 11, 22, 8, 15))
    assert mapped(fields, {"TinhTrang": {"single": "Chưa kết hôn"}}, answers, case) == {
        "HoTen": "Lê Thị Bé",
        "TinhTrang": "Chưa kết hôn",
        "Co": "0",
        "Luc": "20261122081500",
    }


def test_states_are_taken_in_their_order_once_and_without_a_gap():
    rows = [{"ThuTu": number} for number in (5, 2, 3, 2)]
    assert [step["ThuTu"] for step in _new({"TienTrinh": rows}, after=1)] == [2, 3]


@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest", "https://dvc.example/a.pdf", "file:///etc/passwd", ""]
)
def test_nothing_is_fetched_from_another_address(url):
    with pytest.raises(Rejected):
        fetch(url, of="http://dvc.example")
