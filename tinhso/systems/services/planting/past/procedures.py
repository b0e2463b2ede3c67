"""The 1,858 procedures of 2022 and 2023, in force until the merger: invented ones, named so that all can see it.

Their number and how many are provided online are what an article says; what they are called is not known here, so
their codes begin with 9, which no national code does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from tinhso.base import clock
from tinhso.base.straight import without_savepoints
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Process, Step
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import ProcedureVersion, Sector

ALL, ONLINE = 1_858, 1_565
PUBLISHED, FROM, LAST = clock.at(2021, 12, 20, 9), date(2022, 1, 1), date(2025, 6, 30)
COMMUNE, DISTRICT, PROVINCE = "commune", "district", "province"
TIERS = (COMMUNE, DISTRICT, DISTRICT, PROVINCE, PROVINCE, PROVINCE)  # of procedures in turn
AGENCIES = {COMMUNE: "Ủy ban nhân dân cấp xã", DISTRICT: "Ủy ban nhân dân cấp huyện", PROVINCE: "Sở, ban, ngành tỉnh"}
WORKDAYS = {"amount": 5, "unit": "workday"}
PROCESS = "9"  # the topic of their internal process: one step, which signs


@dataclass(frozen=True)
class Past:
    """One procedure of the time: its place in the list, its code, and who settled it."""

    number: int

    @property
    def code(self) -> str:
        return f"9.{self.number + 1:06}"

    @property
    def tier(self) -> str:
        return TIERS[self.number % len(TIERS)]

    @property
    def is_online(self) -> bool:
        return self.number < ONLINE

    def content(self, sector: Sector, pages: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """What its version says; the desk takes it in, and where it is online, the portal too."""
        channels = [{"channel": channel, "limit": WORKDAYS} for channel in ("online", "desk")]
        return {
            "name": f"Thủ tục minh họa số {self.number + 1:04} năm 2023, lĩnh vực {sector.name}",
            "sector": sector.code,
            "level": "full" if self.is_online else "info",
            "agency_levels": ["province" if self.tier == PROVINCE else "commune"],
            "audience": ["citizen"],
            "free": True,
            "agency": {"name": AGENCIES[self.tier], "example": True},
            "channels": channels if self.is_online else channels[1:],
            "papers": [],
            "steps": [
                {"who": "applicant", "text": "Nộp hồ sơ.", "example": True},
                {"who": "agency", "text": "Giải quyết và trả kết quả.", "example": True},
            ],
            "results": [{"name": "Văn bản giải quyết", "example": True}],
            "legal": [],
            "form": {"code": "Đơn đề nghị", "pages": list(pages)},
        }


def plant_procedures(numbers: Iterable[int]) -> int:
    """Those with these numbers, in force from 2022 to the merger; what is there stays. Returns how many were new."""
    pages = [forms.delivered_page(name) for name in ("applicant", "general", "delivery")]
    sectors = list(Sector.objects.order_by("order", "name"))
    there = set(ProcedureVersion.objects.filter(procedure__code__startswith="9.").values_list("procedure__code"))
    missing = [one for one in map(Past, numbers) if (one.code,) not in there]
    with clock.travel(PUBLISHED), transaction.atomic(), without_savepoints(), access.knowing_rights():
        for one in missing:
            content = one.content(sectors[one.number % len(sectors)], pages)
            version = forms.publish(
                forms.draft_version(one.code, content, by=PLATFORM, valid_from=FROM).pk, by=PLATFORM
            )
            forms.withdraw(version.pk, by=PLATFORM, last_day=LAST)
    return len(missing)


def process() -> Process:
    """How all of them were handled: somebody settles and signs, in one step."""
    stride = cases.Stride(name="Giải quyết, ký kết quả", kind=Step.Kind.SIGN, unit=Step.Unit.LEADERS, hours=Decimal(24))
    return cases.publish_process(topic=PROCESS, strides=[stride])
