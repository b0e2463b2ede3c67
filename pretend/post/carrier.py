"""The carrier: orders by the province, the way of each consignment, money collected at doors."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route, Switch
from pretend.paygov import notify
from pretend.paygov.paygov import UNSIGNED
from pretend.post import pages
from pretend.post.journey import GOOD_WAY, STATES, WAY_BACK, moment

Bag = dict[str, Any]
REPORTS = "buu-chinh/thong-bao"


class PublicPost(Partner):
    """One bag for each number; the same order again is the same order."""

    code = "post"
    name = "Bưu chính công ích"
    says = "Nhận bưu gửi, báo hành trình bằng thông báo có chữ ký, thu hộ tại cửa, chuyển hoàn khi không phát được."
    switches = (
        *notify.SWITCHES,
        Switch("disorder", "Báo hành trình sai thứ tự"),
        Switch("undeliverable", "Không phát được, chuyển hoàn"),
    )

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("POST", "/di/<code>", self.go, machine=False),
            Route("GET", "/suc-khoe", self.health),
            Route("POST", "/buu-gui", self.order),
            Route("GET", "/buu-gui/<code>", self.look_up),
            Route("POST", "/buu-gui/<code>/huy", self.withdraw),
            Route("GET", "/thu-ho/<day>", self.collected),
        ]

    def index(self, request: Request) -> Response:
        return html(pages.listed(reversed(self.bags())))

    def health(self, request: Request) -> Response:
        return json({"MaLoi": "00"}) if notify.is_signed(self, request) else UNSIGNED

    def order(self, request: Request) -> Response:
        if not notify.is_signed(self, request):
            return UNSIGNED
        asked: Bag = request.json
        code = asked.get("MaBuuGui", "")
        if not code or not asked.get("DiaChi") or not asked.get("DienThoai"):
            return json({"MaLoi": "04"}, 422)
        if self.store.get("request", asked["MaYeuCau"]) is None:
            self.store.put("request", asked["MaYeuCau"], code)
            known = self.store.get("bag", code) or {"HanhTrinh": []}
            self.store.put("bag", code, known | asked | {"Huy": False})
        return json({"MaLoi": "00", "MaBuuGui": code})

    def withdraw(self, request: Request) -> Response:
        if not notify.is_signed(self, request):
            return UNSIGNED
        bag = self.store.get("bag", request.args["code"])
        if bag is not None:
            self.keep(bag | {"Huy": True})
        return json({"MaLoi": "00"})

    def look_up(self, request: Request) -> Response:
        if not notify.is_signed(self, request):
            return UNSIGNED
        bag = self.store.get("bag", request.args["code"])
        return json({"HanhTrinh": bag["HanhTrinh"]} if bag else {"HanhTrinh": []})

    def collected(self, request: Request) -> Response:
        """What was collected at doors on a day."""
        if not notify.is_signed(self, request):
            return UNSIGNED
        rows = [row for _, row in self.store.all("collected")]
        return json({"ThuHo": [row for row in rows if row["ThoiGian"][:8] == request.args["day"]]})

    def go(self, request: Request) -> Response:
        """The postman's next step, or the whole way at once."""
        bag = self.store.get("bag", request.args["code"])
        step = request.form.get("buoc", "")
        if bag is not None and not bag["Huy"]:
            way = (WAY_BACK if self.misbehaves("undeliverable") else GOOD_WAY) if step == "het" else (step,)
            self.travel(bag, way)
        return redirect("/post/")

    def travel(self, bag: Bag, way: Iterable[str]) -> None:
        """Take these steps and tell the province of each; what is collected is told apart."""
        reports = [self._step(bag, state) for state in way if state in STATES]
        if self.misbehaves("disorder"):
            reports.reverse()
        for report in reports:
            notify.notify(self, report, path=REPORTS)
        if any(report["TrangThai"] == _collects(bag) for report in reports):
            self._collect(bag)

    def _step(self, bag: Bag, state: str) -> Bag:
        report = {
            "MaThongBao": f"HT{secrets.token_hex(6).upper()}",
            "MaBuuGui": bag["MaBuuGui"],
            "TrangThai": state,
            "ThoiGian": moment(len(bag["HanhTrinh"])),
            "BuuCuc": bag["Xa"] if state in ("DP", "KP", "PT") else "Bưu cục Long An",
            "GhiChu": "Không gặp người nhận" if state in ("KP", "CH") else "",
        }
        bag["HanhTrinh"].append(report)
        self.keep(bag)
        return report

    def _collect(self, bag: Bag) -> None:
        if not bag.get("ThuHo"):
            return
        number = f"TH{bag['MaBuuGui']}"
        if self.store.get("collected", number) is not None:
            return
        row = {
            "MaThongBao": f"TT{secrets.token_hex(6).upper()}",
            "SoPhieuThu": number,
            "MaThuHo": bag["MaThuHo"],
            "SoTien": bag["ThuHo"],
            "ThoiGian": moment(0),
        }
        self.store.put("collected", number, row)
        notify.notify(self, row)

    def bags(self) -> list[Bag]:
        return [bag for _, bag in self.store.all("bag")]

    def keep(self, bag: Bag) -> None:
        self.store.put("bag", bag["MaBuuGui"], bag)


def _collects(bag: Bag) -> str:
    """At which step the postman takes the money: fetching, or handing it out."""
    return "NG" if bag["Chieu"] == "nhan" else "PT"
