"""The 1022 centre, a commune with a division and a chair, and people who report, for tests of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tinhso.base import clock
from tinhso.engines.calendars.api import load_calendars
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Step
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Office, Person, Position
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.systems.feedback.knowing import reporter_of
from tinhso.systems.feedback.models import Category, Report, TimeLimit
from tinhso.systems.feedback.reporting import Story, report

TUESDAY = clock.at(2026, 11, 17, 8)  # an ordinary working day
LIMITS = {"sort": "2 hour", "refuse": "2 workday", "more": "5 workday", "answer": "15 workday", "publish": "2 workday",
          "reopen": "7 day"}  # fmt: skip


@dataclass
class World:
    centre: Office
    commune: Office
    division: Office
    coordinator: Position
    specialist: Position
    chair: Position
    stranger: Position
    citizen: Person
    lamp: Category
    urgent: Category
    bribe: Category

    def actor(self, who: str) -> Actor:
        return directory.actor_for(getattr(self, who))

    def report(self, text: str = "Đèn đường trước số nhà 12 không sáng ba đêm nay.", **more: object) -> Report:
        """A report by the citizen, with an account."""
        story = Story(category=more.pop("category", self.lamp), text=text, **more)  # type: ignore[arg-type]
        return report(story, reporter=reporter_of(self.citizen.party), by=self.actor("citizen"))


def make_world() -> World:
    """Everything by the verbs, on a day before the tests'."""
    with clock.travel(clock.at(2026, 1, 5, 8)):
        load_calendars()
        area = Area.objects.create(
            code="80001", level="commune", kind="xã", name="Bình Quới", valid_from=date(2025, 7, 1)
        )
        province = _office("UBND tỉnh", "committee", "H53", area)
        centre = _office("Tổng đài 1022", "centre", "H53.01.02", area, parent=province)
        commune = _office("UBND xã Bình Quới", "committee", "H53.99", area, parent=province)
        division = _office("Phòng Kinh tế xã Bình Quới", "division", "H53.99.01", area, parent=commune)
        other = _office("UBND xã Tân Trụ", "committee", "H53.98", area, parent=province)
        for what, limit in LIMITS.items():
            amount, unit = limit.split()
            for is_urgent in (False, True):
                TimeLimit.objects.create(
                    what=what, is_urgent=is_urgent, amount=Decimal(amount), unit=unit, valid_from=date(2020, 1, 1)
                )
        roads = Category.objects.create(code="ha-tang", name="Hạ tầng đô thị", desk=centre)
        strides = (
            cases.Stride("Xử lý, dự thảo trả lời", Step.Kind.WORK, Step.Unit.DIVISION, Decimal(40)),
            cases.Stride("Duyệt trả lời", Step.Kind.SIGN, Step.Unit.LEADERS, Decimal(8)),
        )
        cases.publish_process(topic="feedback", strides=strides)
        return World(
            centre=centre,
            commune=commune,
            division=division,
            coordinator=_official("Trần Thị Ngọc Thoa", centre, "coordinator"),
            specialist=_official("Lê Văn Tám", division, "specialist"),
            chair=_official("Phạm Thị Hồng", commune, "leader"),
            stranger=_official("Võ Văn Lạ", other, "specialist"),
            citizen=directory.register_person(
                name="Nguyễn Thị Sáu", personal_number="080190000017", phone="0900 000 301", by=PLATFORM
            ),
            lamp=Category.objects.create(code="chieu-sang", name="Chiếu sáng công cộng", parent=roads),
            urgent=Category.objects.create(code="cay-do", name="Cây đổ", parent=roads, is_urgent=True),
            bribe=Category.objects.create(
                code="tieu-cuc", name="Tiêu cực, nhũng nhiễu", openness=Category.Openness.CONFIDENTIAL, desk=centre
            ),
        )


def _office(name: str, kind: str, code: str, area: Area, parent: Office | None = None) -> Office:
    return directory.make_office(name=name, kind=kind, code=code, area=area, parent=parent, by=PLATFORM)


def _official(name: str, office: Office, *roles: str) -> Position:
    person = directory.register_person(name=name, by=PLATFORM)
    return directory.appoint(person, office, "Công chức", roles=roles, by=PLATFORM)
