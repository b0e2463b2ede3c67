"""The carrier's system as an adapter: orders go out, tracking is asked for, money collected at the door comes in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tinhso.engines.adapters.api import HEADER, NotDelivered, Payload, Untrusted, verify
from tinhso.engines.payments import api as payments
from tinhso.engines.payments.models import Way
from tinhso.engines.post.consigned import Consignment
from tinhso.engines.post.stages import Direction, Stage
from tinhso.engines.post.verbs.tracking import Report

STAGES = {
    "NG": Stage.ACCEPTED,  # nhận gửi
    "VC": Stage.MOVING,  # vận chuyển
    "DP": Stage.OUT,  # đang phát
    "KP": Stage.ATTEMPTED,  # chưa phát được
    "PT": Stage.DELIVERED,  # phát thành công
    "CH": Stage.RETURNING,  # chuyển hoàn
    "TH": Stage.RETURNED,  # đã trả người gửi
    "TL": Stage.LOST,  # thất lạc
}


class Post(payments.Gateway):
    """A gateway too: what the postman collects is told, listed and reconciled like any other money that comes in."""

    code = "post"
    name = _("Public post")
    way = Way.COD
    begins = False
    refunds = False

    def prepare(self, kind: str, payload: Payload) -> Payload:
        """Where from and where to, only when it is sent: the outbox keeps no address."""
        if kind != "order":
            return payload
        rows = Consignment.objects.select_related("office", "area__parent", "before__parent__parent")
        return ordered(rows.get(pk=UUID(payload["consignment"])))

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if kind == "order":
            return dict(payments.ask("POST", f"{self.url}/buu-gui", self.key, payload | {"MaYeuCau": key}))
        if kind == "withdraw":
            return dict(payments.ask("POST", f"{self.url}/buu-gui/{payload['code']}/huy", self.key, {"MaYeuCau": key}))
        return super().send(kind, payload, key)

    def day_list(self, day: date) -> list[payments.Notice]:
        return [collected(row) for row in payments.ask("GET", f"{self.url}/thu-ho/{day:%Y%m%d}", self.key)["ThuHo"]]

    def understand(self, body: bytes) -> payments.Notice:
        return collected(json.loads(body))

    def reports_of(self, code: str) -> list[Report]:
        """All that the carrier knows of a consignment, in case a notice was lost. Raises NotDelivered."""
        answer = payments.ask("GET", f"{self.url}/buu-gui/{code}", self.key)
        try:
            return [report(row) for row in answer["HanhTrinh"]]
        except (KeyError, TypeError, ValueError) as error:
            raise NotDelivered(str(_("The post's answer cannot be read."))) from error

    def read_report(self, request: HttpRequest) -> Report:
        """The report in a signed notice. Raises Untrusted: unsigned, forged, late or unreadable."""
        if not self.key:
            raise Untrusted("unsigned")
        verify(request.body, request.headers.get(HEADER, ""), self.key)
        try:
            return report(json.loads(request.body))
        except (KeyError, TypeError, ValueError) as error:
            raise Untrusted("unreadable") from error


POST = Post()
ADAPTERS = (POST,)


def ordered(consignment: Consignment) -> dict[str, Any]:
    """What the carrier must know; neither the procedure nor any number of a person."""
    before = consignment.before
    return {
        "MaBuuGui": consignment.code,
        "Chieu": "nhan" if consignment.direction == Direction.IN else "phat",
        "DonVi": consignment.office.name,
        "MaDonVi": consignment.office.code,
        "HoTen": consignment.name,
        "DienThoai": consignment.phone,
        "DiaChi": consignment.address,
        "Xa": str(consignment.area),
        "MaXa": consignment.area.code,
        "Tinh": str(consignment.area.parent or ""),
        "DiaChiTruoc2025": before.line if before else "",
        "ThuHo": consignment.cod,
        "MaThuHo": payments.key_of(consignment.demand) if consignment.cod and consignment.demand else "",
    }


def report(data: dict[str, Any]) -> Report:
    """Read one report. Raises KeyError or ValueError."""
    return Report(
        message=payments.read_code(data["MaThongBao"]),
        code=payments.read_code(data["MaBuuGui"]),
        stage=STAGES[data["TrangThai"]],
        at=payments.read_moment(data["ThoiGian"]),
        place=str(data.get("BuuCuc", "")),
        note=str(data.get("GhiChu", "")),
    )


def collected(data: dict[str, Any]) -> payments.Notice:
    """Read what was collected at one door. Raises KeyError or ValueError."""
    return payments.Notice(
        message=payments.read_code(data["MaThongBao"]),
        reference=payments.read_code(data["SoPhieuThu"]),
        purpose=payments.read_code(data["MaThuHo"]),
        amount=payments.read_whole(data["SoTien"]),
        paid_at=payments.read_moment(data["ThoiGian"]),
    )
