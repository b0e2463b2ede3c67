"""The bank that holds the collecting accounts: it tells of transfers, known by the key in their purpose."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.engines.payments.gateways.gateway import Gateway, Notice
from tinhso.engines.payments.gateways.speaking import ask, code, moment, whole
from tinhso.engines.payments.records import Way


class Bank(Gateway):
    """Credit notices of VietQR transfers; it has no pages to pay on, and money is sent back by hand."""

    code = "bank"
    name = _("Bank of the collecting accounts")
    way = Way.TRANSFER
    begins = False
    refunds = False

    def day_list(self, day: date) -> list[Notice]:
        return [notice(row) for row in ask("GET", f"{self.url}/sao-ke/{day:%Y%m%d}", self.key)["GiaoDich"]]

    def understand(self, body: bytes) -> Notice:
        return notice(json.loads(body))


def notice(data: dict[str, Any]) -> Notice:
    """Read one credit. Raises KeyError or ValueError."""
    return Notice(
        message=code(data["MaThongBao"]),
        reference=code(data["SoThamChieu"]),
        purpose=str(data["NoiDung"])[:200],
        amount=whole(data["SoTien"]),
        paid_at=moment(data["ThoiGian"]),
    )
