"""A gateway that speaks as the national payment platform does: signed redirect, signed notice, day list."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.adapters.api import NotDelivered, Payload
from tinhso.engines.payments.demanded import Demand
from tinhso.engines.payments.gateways.gateway import Gateway, Notice
from tinhso.engines.payments.gateways.speaking import ask, code, moment, whole

PAID, NONE, ERROR = 1, 0, -1


class PayGov(Gateway):
    """The fields are those of the platform's connectors; personal data of the payer is not sent."""

    code = "paygov"
    name = _("Payment gateway")

    def begin(self, demand: Demand, return_url: str) -> str:
        answer = ask("POST", f"{self.url}/giao-dich", self.key, asked(demand) | {"UrlTraVe": return_url})
        address = answer.get("UrlThanhToan", "") if isinstance(answer, dict) else ""
        if not address.startswith(("https://", "http://")):
            raise NotDelivered(gettext("The gateway gave no address to pay at."))
        return str(address)

    def look_up(self, demand: Demand) -> Notice | None:
        answer = ask("GET", f"{self.url}/giao-dich/{demand.key}", self.key)
        return notice(answer) if answer.get("TrangThai") == PAID else None

    def day_list(self, day: date) -> list[Notice]:
        return [notice(row) for row in ask("GET", f"{self.url}/doi-soat/{day:%Y%m%d}", self.key)["DSGiaoDich"]]

    def understand(self, body: bytes) -> Notice:
        return notice(json.loads(body))

    def send(self, kind: str, payload: Payload, key: str) -> Payload:
        if kind != "refund":
            return super().send(kind, payload, key)
        data = {"MaHoanPhi": key, "MaGiaoDich": payload["reference"], "SoTien": payload["amount"]}
        return dict(ask("POST", f"{self.url}/hoan-phi", self.key, data))


def notice(data: dict[str, Any]) -> Notice:
    """Read one transaction. Raises KeyError or ValueError."""
    return Notice(
        message=code(data["MaThongBao"]),
        reference=code(data["MaGiaoDich"]),
        purpose=code(data["MaTraCuuTT"]),
        amount=whole(data["SoTien"]),
        paid_at=moment(data["ThoiGian"]),
        succeeded=data["TrangThai"] == PAID,
    )


def asked(demand: Demand) -> dict[str, Any]:
    """The platform's request for a demand."""
    account = demand.account
    return {
        "MaHoSo": demand.code,
        "MaTraCuuTT": demand.key,
        "MaTTHC": demand.topic,
        "MaDonVi": demand.office.code,
        "TenDonVi": demand.office.name,
        "PhiLePhi": [
            {
                "LoaiPhiLePhi": "2" if line.kind == "charge" else "1",
                "MaPhiLePhi": line.code,
                "TenPhiLePhi": line.name,
                "SoTien": line.amount,
            }
            for line in demand.fee_lines
        ],
        "TKThuHuong": account.number if account else "",
        "MaNHThuHuong": account.bank if account else "",
        "TenTKThuHuong": account.holder if account else "",
        "NoiDungThanhToan": demand.purpose,
        "SoTien": demand.total,
        "DSKhoanNop": [{"NoiDung": line.name, "SoTien": line.amount} for line in demand.fee_lines],
    }
