"""The halls of the demonstration: a ward's one-stop desk, a commune's, the province's centre."""

from __future__ import annotations

from datetime import date, time

from tinhso.engines.counters.models import Queue, Rule
from tinhso.engines.counters.planting import plant_mornings
from tinhso.engines.counters.verbs.setting_up import load_rule, open_counter, open_day, open_queue, set_rule
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import PLATFORM

SINCE = date(2025, 7, 1)
HALLS: dict[str, tuple[int, dict[str, tuple[str, list[str], int]]]] = {  # identifier: counters, and queues by letter
    "H53.101.01": (3, {"A": ("Hộ tịch, chứng thực", ["ho-tich", "chung-thuc"], 8),
                       "B": ("Đất đai, xây dựng", ["dat-dai", "xay-dung"], 15),
                       "C": ("Lĩnh vực khác", [], 10)}),
    "H53.109.01": (1, {"A": ("Tất cả thủ tục", [], 10)}),
    "H53.01.01": (4, {"A": ("Tư pháp", ["tu-phap", "ho-tich", "quoc-tich"], 12),
                      "B": ("Xây dựng, đất đai", ["xay-dung", "dat-dai"], 15),
                      "C": ("Doanh nghiệp, lĩnh vực khác", [], 12)}),
}  # fmt: skip


def plant() -> None:
    """The halls, and the numbers that people drew in them on the last mornings."""
    plant_halls()
    for code in HALLS:
        if (office := directory.office_by_code(code)) is not None:
            plant_mornings(office)


def plant_halls() -> None:
    """Idempotent. The halls give numbers at any hour, so that whoever tries them out at night finds them open."""
    load_rule()
    for code, (counters, queues) in HALLS.items():
        office = directory.office_by_code(code)
        if office is not None and not Queue.objects.filter(office=office).exists():
            _hall(office, counters, queues)


def _hall(office: Office, counters: int, queues: dict[str, tuple[str, list[str], int]]) -> None:
    made = [
        open_queue(
            office, letter=letter, name=name, sectors=sectors, minutes=minutes, order=n, since=SINCE, by=PLATFORM
        )
        for n, (letter, (name, sectors, minutes)) in enumerate(queues.items())
    ]
    for number in range(1, counters + 1):
        # The first counters serve everything; the others leave the first queue to them.
        served = made if number <= 2 else made[1:]
        open_counter(office, number=number, queues=served, slot_minutes=20, places=2, since=SINCE, by=PLATFORM)
    province = Rule.objects.get(office=None, valid_to=None)
    set_rule(office, in_a_row=province.in_a_row, longest_wait=province.longest_wait, any_hour=True,
             basis=province.basis, since=SINCE, by=PLATFORM)  # fmt: skip
    open_day(office, weekday=2, until=time(15), sectors=["chung-thuc", "ho-tich"], since=SINCE, by=PLATFORM,
             basis="Mô hình “Ngày thứ Tư không hẹn” của địa phương")  # fmt: skip
