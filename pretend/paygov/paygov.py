"""The gateway: takes orders, lets people pay, tells the province, keeps the day list, gives money back."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from typing import Any

from pretend.look import page
from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route
from pretend.paygov import notify, pages

NONE, PAID, ERROR = 0, 1, -1


class PayGov(Partner):
    """One transaction ("deal") for each order; an order that still waits is given back instead of doubled."""

    code = "paygov"
    name = "Cổng thanh toán"
    says = "Thanh toán phí, lệ phí bằng thẻ hoặc ví; gửi thông báo có chữ ký; đối soát; hoàn phí."
    switches = notify.SWITCHES

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("GET", "/suc-khoe", self.health),
            Route("POST", "/giao-dich", self.begin),
            Route("GET", "/giao-dich/<key>", self.look_up),
            Route("GET", "/thanh-toan/<deal>", self.ask, machine=False),
            Route("POST", "/thanh-toan/<deal>", self.decide, machine=False),
            Route("GET", "/doi-soat/<day>", self.day_list),
            Route("POST", "/hoan-phi", self.refund),
        ]

    def index(self, request: Request) -> Response:
        return html(pages.listed(reversed(self.deals())))

    def health(self, request: Request) -> Response:
        return json({"MaLoi": "00"}) if notify.is_signed(self, request) else UNSIGNED

    def begin(self, request: Request) -> Response:
        """Open a transaction and say where to pay it."""
        if not notify.is_signed(self, request):
            return UNSIGNED
        order: dict[str, Any] = request.json
        if not isinstance(order.get("SoTien"), int) or order["SoTien"] <= 0 or not order.get("MaTraCuuTT"):
            return json({"MaLoi": "04"}, 422)
        waiting = [d for d in self.deals() if d["MaTraCuuTT"] == order["MaTraCuuTT"] and d["TrangThai"] == NONE]
        deal = (
            waiting[-1] if waiting else order | {"MaGiaoDich": f"PG{secrets.token_hex(6).upper()}", "TrangThai": NONE}
        )
        self.keep(deal | {"UrlTraVe": order.get("UrlTraVe", "")})
        url = f"{self.url}/thanh-toan/{deal['MaGiaoDich']}"
        return json({"MaLoi": "00", "MaGiaoDich": deal["MaGiaoDich"], "UrlThanhToan": url})

    def ask(self, request: Request) -> Response:
        deal = self.store.get("deal", request.args["deal"])
        if deal is None:
            return html(page("Không có giao dịch này", "", pages.WHO), 404)
        return html(pages.ask(deal) if deal["TrangThai"] == NONE else pages.done(deal))

    def decide(self, request: Request) -> Response:
        """The payer pays or refuses: once; the province is told; the payer goes back."""
        deal = self.store.get("deal", request.args["deal"])
        if deal is None:
            return html(page("Không có giao dịch này", "", pages.WHO), 404)
        if deal["TrangThai"] == NONE:
            deal["TrangThai"] = PAID if request.form.get("viec") == "tra" else ERROR
            deal["ThoiGian"] = now()
            deal["MaThongBao"] = f"TB{secrets.token_hex(6).upper()}"
            self.keep(deal)
            notify.notify(self, told(deal))
        return redirect(deal["UrlTraVe"])

    def look_up(self, request: Request) -> Response:
        """The state of an order: the paid transaction if there is one."""
        if not notify.is_signed(self, request):
            return UNSIGNED
        found = [deal for deal in self.deals() if deal["MaTraCuuTT"] == request.args["key"]]
        paid = [deal for deal in found if deal["TrangThai"] == PAID]
        return json(told(paid[0]) if paid else {"TrangThai": NONE})

    def day_list(self, request: Request) -> Response:
        if not notify.is_signed(self, request):
            return UNSIGNED
        paid = [deal for deal in self.deals() if deal["TrangThai"] == PAID]
        return json({"DSGiaoDich": [told(deal) for deal in paid if deal["ThoiGian"][:8] == request.args["day"]]})

    def refund(self, request: Request) -> Response:
        """Give money back; the same refund again is the same refund."""
        if not notify.is_signed(self, request):
            return UNSIGNED
        asked = request.json
        deal = self.store.get("deal", asked.get("MaGiaoDich", ""))
        if deal is None or deal["TrangThai"] != PAID:
            return json({"MaLoi": "05"}, 404)
        if self.store.get("refund", asked["MaHoanPhi"]) is None:
            if asked["SoTien"] + deal.get("DaHoan", 0) > deal["SoTien"]:
                return json({"MaLoi": "06"}, 422)
            self.store.put("refund", asked["MaHoanPhi"], asked)
            self.keep(deal | {"DaHoan": deal.get("DaHoan", 0) + asked["SoTien"]})
        return json({"MaLoi": "00", "MaHoanPhi": asked["MaHoanPhi"]})

    def deals(self) -> list[dict[str, Any]]:
        return [deal for _, deal in self.store.all("deal")]

    def keep(self, deal: dict[str, Any]) -> None:
        self.store.put("deal", deal["MaGiaoDich"], deal)


UNSIGNED = json({"MaLoi": "01"}, 401)


def told(deal: dict[str, Any]) -> dict[str, Any]:
    """What the province is told of a transaction."""
    names = ("MaThongBao", "MaGiaoDich", "MaTraCuuTT", "SoTien", "TrangThai", "ThoiGian")
    return {name: deal[name] for name in names}


def now() -> str:
    """``yyyyMMddHHmmss`` in Vietnam, which keeps UTC+7 all year."""
    return time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + 7 * 3600))
