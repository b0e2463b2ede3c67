"""1022 in the demonstration province: who receives, who leads, where people write."""

from __future__ import annotations

import sys
from datetime import date

from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.channels.demo import plant_channels
from tinhso.systems.feedback.classifying.teaching import teach_if_new
from tinhso.systems.feedback.loading import load_reference
from tinhso.systems.feedback.models import Category, Report, Rule
from tinhso.systems.feedback.planting.history import plant_history
from tinhso.systems.feedback.planting.lives import lives
from tinhso.systems.feedback.planting.living import Living

CENTRE, INSPECTORATE = "H53.01.02", "H53.12"
SINCE = date(2025, 7, 1)
# Who leads where the commune does not: field of reports -> department, and who helps.
LEADS = {
    "dien": ("H53.07", ()),
    "vien-thong": ("H53.08", ()),
    "an-ninh": ("H53.01", ()),
    "y-te": ("H53.11", ()),
    "giao-duc": ("H53.10", ()),
    "chuyen-doi-so": ("H53.08", ()),
    "cau-cong-yeu": ("H53.06", ()),
    "den-tin-hieu": ("H53.06", ()),
    "xe-qua-tai": ("H53.06", ()),
    "o-nhiem-nuoc": ("H53.05", ("H53.11",)),
    "dich-benh-vat-nuoi": ("H53.05", ()),
    "vat-tu-gia": ("H53.05", ("H53.07",)),
    "hang-gia": ("H53.07", ()),
    "du-lich": ("H53.09", ()),
}


def plant() -> None:
    """Who handles what, what the classifier learnt, the reports of recent weeks, the petitions of 2023."""
    plant_rules()
    teach_if_new()
    plant_work()
    plant_channels()
    plant_history()


def plant_work() -> int:
    """About 60 reports in every state; nothing where there are reports of this province. Returns how many."""
    centre = directory.office_by_code(CENTRE)
    if centre is None or Report.objects.filter(case__received_by=centre).exists():
        return 0
    return len(Living(say=_say).live(lives(timetable_for(centre))))


def plant_rules() -> None:
    """Categories and rules of 1022, its desks and its routing table; nothing where there are rules."""
    load_reference()
    if Rule.objects.exists():
        return
    centre, inspectorate = (directory.office_by_code(code) for code in (CENTRE, INSPECTORATE))
    Category.objects.filter(parent=None).update(desk=centre)
    Category.objects.filter(code="tieu-cuc").update(desk=inspectorate)
    Rule.objects.create(category_id="tieu-cuc", lead=inspectorate, valid_from=SINCE, note="Chỉ Thanh tra tỉnh xử lý")
    for code, (lead, helpers) in LEADS.items():
        rule = Rule.objects.create(category_id=code, lead=directory.office_by_code(lead), valid_from=SINCE)
        rule.supporting.set([office for helper in helpers if (office := directory.office_by_code(helper))])
    Rule.objects.create(to_commune=True, valid_from=SINCE, order=900, note="Việc tại địa bàn: cấp xã chủ trì")


def _say(done: int, of: int) -> None:
    """How far the planting has come, in quarters on the line that names the part."""
    if done * 4 // of > (done - 1) * 4 // of:
        sys.stdout.write(f"{done}/{of} … ")
        sys.stdout.flush()
