"""Offices, officials and one regime: what the tests of this system stand on."""

from datetime import date
from types import SimpleNamespace

from django.test import RequestFactory

from tinhso.engines.access.api import holds, reading_as
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.indicators import api as indicators
from tinhso.systems.reports.content.checking import Cell
from tinhso.systems.reports.models import Return
from tinhso.systems.reports.verbs.declaring import declare_regime, publish_form
from tinhso.systems.reports.verbs.filling import save, submit
from tinhso.systems.reports.verbs.opening import open_returns
from tinhso.systems.reports.verbs.passing import pass_on

FROM = date(2025, 7, 1)
SINCE = date(2026, 10, 15)  # the first period is month 11, 15/10–14/11
MONTH = "2026-11-BC"
NAME = "Báo cáo tiêm chủng mở rộng"
FORM = {
    "sections": [
        {
            "title": "I. Tiêm chủng",
            "lines": [
                {"code": "1", "name": "Trẻ dưới 1 tuổi", "unit": "trẻ", "series": "tinh.tre_duoi_1_tuoi"},
                {"code": "2", "name": "Trẻ được tiêm đủ mũi", "unit": "trẻ"},
                {"code": "3", "name": "Tỷ lệ tiêm đủ", "unit": "%", "places": 2, "optional": True},
            ],
        },
        {
            "title": "II. Dịch bệnh",
            "lines": [{"code": "4", "name": "Ca mắc sốt xuất huyết", "unit": "ca", "change": 50}],
        },
    ],
    "rules": [
        {"rule": "[2] <= [1]", "words": "Số trẻ tiêm đủ không vượt quá số trẻ dưới 1 tuổi."},
        {"rule": "[1] >= previous([1]) * 0,5", "words": "Số trẻ giảm hơn một nửa so với kỳ trước.", "soft": True},
    ],
}
GOOD = {"1": "120", "2": "114", "3": "95", "4": "6"}


class World(SimpleNamespace):
    """``of(office)`` is that office's return of month 11."""

    def of(self, office, period=MONTH) -> Return:
        return Return.objects.get(regime=self.regime, office=office, period=period)

    def deliver(self, office=None, values=GOOD, period=MONTH) -> Return:
        """Filled in by the specialist, signed by the chair."""
        one = self.of(office or self.ward, period)
        save(one.pk, cells(values), by=self.clerk)
        submit(one.pk, by=self.clerk)
        return pass_on(one.pk, by=self.chair, level="sign")

    def approve(self, one: Return) -> Return:
        pass_on(one.pk, by=self.checker, level="check")
        return pass_on(one.pk, by=self.director, level="approve")


def cells(values, **notes):
    """``cells({"4": "30"}, n4="Có ổ dịch mới")``."""
    return {code: Cell(text, notes.get(f"n{code}", "")) for code, text in values.items()}


def make_world() -> World:
    province = Area.objects.create(level="province", code="80", kind="Tỉnh", name="Tây Ninh", valid_from=FROM)

    def make(name, code, parent=None, kind="department", area=province):
        return directory.make_office(
            name=name, kind=kind, code=code, parent=parent, area=area, valid_from=FROM, by=PLATFORM
        )

    def commune(code, name, office):
        area = Area.objects.create(
            level="commune", code=code, kind="phường", name=name, parent=province, valid_from=FROM
        )
        return make(f"Ủy ban nhân dân phường {name}", office, top, "committee", area)

    def official(name, office, title, role, *, is_head=False):
        person = directory.register_person(name=name, by=PLATFORM)
        position = directory.appoint(person, office, title, roles=[role], is_head=is_head, valid_from=FROM, by=PLATFORM)
        return directory.actor_for(position)

    top = make("Ủy ban nhân dân tỉnh Tây Ninh", "H53", kind="committee")
    health = make("Sở Y tế", "H53.11", top)
    ward, other = commune("27694", "Long An", "H53.101"), commune("27712", "Tân An", "H53.102")
    social = make("Phòng Văn hóa – Xã hội", "H53.101.04", ward, "division", ward.area)
    indicators.declare_series(
        by=PLATFORM, owner=health, name="Trẻ dưới 1 tuổi", unit="trẻ", grain="month", closes_on_14th=True,
        by_unit="area", over_time="last", words="Trẻ dưới 1 tuổi trên địa bàn.", source="Báo cáo của cấp xã",
    )  # fmt: skip
    regime = declare_regime(
        by=PLATFORM, owner=health, name=NAME, law="Thông tư 10/2024/TT-BYT", grain="month", closes_on_14th=True,
        who="communes", valid_from=SINCE,
    )  # fmt: skip
    publish_form(regime.pk, FORM, by=PLATFORM, valid_from=SINCE)
    open_returns()
    return World(
        top=top, health=health, ward=ward, other=other, social=social, regime=regime,
        clerk=official("Phan Thị Hoa", social, "Chuyên viên", "specialist"),
        chair=official("Lâm Thị Nhung", ward, "Chủ tịch", "leader", is_head=True),
        elsewhere=official("Lê Văn Sáu", other, "Chủ tịch", "leader", is_head=True),
        checker=official("Võ Thị Bảy", health, "Chuyên viên", "specialist"),
        director=official("Đỗ Văn Tám", health, "Giám đốc", "leader", is_head=True),
        governor=official("Mai Văn Toàn", top, "Chủ tịch", "leader", is_head=True),
    )  # fmt: skip


def visit(view, actor, *args, post=None, files=None, **query):
    factory = RequestFactory()
    data = None if post is None else {**post, **(files or {})}
    request = factory.get("/", query) if data is None else factory.post("/", data, query_params=query)
    request.__dict__.update(
        actor=actor, may=lambda code: holds(actor, code), user=SimpleNamespace(), session={}, hats=()
    )
    with reading_as(actor):  # as the middleware does
        return view(request, *args)
