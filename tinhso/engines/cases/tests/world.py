"""A commune with a one-stop desk, a division and leaders, for tests of cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tinhso.base import clock
from tinhso.engines.calendars.api import Limit, load_calendars
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Step, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Office, Person, Position
from tinhso.engines.events.api import PLATFORM, Actor

TUESDAY = clock.at(2026, 11, 17, 8)  # an ordinary working day
THREE_DAYS = Limit(Decimal(3), "workday")
STRIDES = (
    cases.Stride("Thụ lý hồ sơ", Step.Kind.WORK, Step.Unit.DIVISION, Decimal(12)),
    cases.Stride("Trình lãnh đạo phòng", Step.Kind.REVIEW, Step.Unit.DIVISION, Decimal(4)),
    cases.Stride("Ký duyệt", Step.Kind.SIGN, Step.Unit.LEADERS, Decimal(8)),
)


@dataclass
class World:
    commune: Office
    desk: Office
    division: Office
    clerk: Position
    specialist: Position
    head: Position
    chair: Position
    stranger: Position
    citizen: Person
    other_citizen: Person

    def actor(self, who: str) -> Actor:
        return directory.actor_for(getattr(self, who))

    def submit(self, **more: object) -> Case:
        facts = {"kind": "services.dossier", "topic": "1.001193", "title": "Đăng ký khai sinh", **more}
        return cases.submit(
            office=self.commune,
            applicant=self.citizen.party,
            by=self.actor("citizen"),
            **facts,  # type: ignore[arg-type]
        )

    def accept(self, case: Case, limit: Limit = THREE_DAYS) -> Case:
        cases.accept(case.pk, limit=limit, process=cases.process_for(case.topic), by=self.actor("clerk"))
        case.refresh_from_db()
        return case

    def task(self, case: Case) -> Task:
        return case.tasks.filter(done_at=None).latest("begun_at")

    def task_of_step(self, case: Case) -> Task:
        """The open task of the internal process, whatever others are open beside it."""
        return case.tasks.get(done_at=None, step__isnull=False)

    def to_signing(self, case: Case) -> Case:
        """From submission to the desk of the chair."""
        self.accept(case)
        cases.finish_step(self.task(case).pk, by=self.actor("specialist"))
        cases.finish_step(self.task(case).pk, by=self.actor("head"))
        case.refresh_from_db()
        return case

    def decide(self, case: Case, outcome: str = "granted") -> Case:
        cases.decide(self.task(case).pk, outcome=outcome, by=self.actor("chair"))
        case.refresh_from_db()
        return case


def make_world() -> World:
    """Everything by the verbs, on a day before the tests'."""
    with clock.travel(clock.at(2026, 1, 5, 8)):
        load_calendars()
        area = Area.objects.create(
            code="80001", level="commune", kind="xã", name="Bình Quới", valid_from=date(2025, 7, 1)
        )
        province = _office("UBND tỉnh", "committee", "H53", area)
        commune = _office("UBND xã Bình Quới", "committee", "H53.101", area, province)
        desk = _office("Bộ phận Một cửa xã Bình Quới", "desk", "H53.101.01", area, commune)
        division = _office("Phòng Văn hóa – Xã hội xã Bình Quới", "division", "H53.101.02", area, commune)
        elsewhere = _office("UBND xã Tân Trụ", "committee", "H53.102", area, province)
        cases.publish_process(topic="", strides=STRIDES)
        return World(
            commune=commune,
            desk=desk,
            division=division,
            clerk=_post("Lê Thị Một Cửa", desk, "clerk"),
            specialist=_post("Trần Văn Thụ Lý", division, "specialist"),
            head=_post("Phạm Thị Trưởng Phòng", division, "head"),
            chair=_post("Nguyễn Văn Chủ Tịch", commune, "leader"),
            stranger=_post("Võ Văn Xã Bên", elsewhere, "leader", "clerk"),
            citizen=_person("Huỳnh Thị Ngọc Diễm", "080195000017"),
            other_citizen=_person("Đặng Hoàng Phúc", "080095000018"),
        )


def _office(name: str, kind: str, code: str, area: Area, parent: Office | None = None) -> Office:
    return directory.make_office(name=name, kind=kind, code=code, area=area, parent=parent, by=PLATFORM)


def _post(name: str, office: Office, *roles: str) -> Position:
    return directory.appoint(_person(name, ""), office, "Công chức", roles=roles, by=PLATFORM)


def _person(name: str, number: str) -> Person:
    return directory.register_person(name=name, personal_number=number, by=PLATFORM)
