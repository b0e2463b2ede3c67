"""Takes SMS over HTTP, shows them on its page instead of sending them, and reports what became of each."""

from __future__ import annotations

import hmac
import re
import secrets
import time
from collections.abc import Iterable
from threading import Thread
from typing import Any

from pretend.messages import Request, Response, html, json
from pretend.partner import Partner, Route, Switch
from pretend.paygov import notify
from pretend.sms import pages

PATH = "tin-nhan/bao-cao"
LONGEST = 3  # parts
_MOBILE = re.compile(r"84[35789]\d{8}")
_WRONG = {"token": "01", "brand": "02", "phone": "03", "text": "04", "long": "05"}


class Sms(Partner):
    """One SMS for each request id; the same id again is the same SMS."""

    code = "sms"
    name = "Cổng tin nhắn SMS"
    says = "Nhận tin nhắn của tỉnh (cả mã xác nhận) và trưng ra đây; báo lại tin đã tới hay chưa; không gửi cho ai."
    switches = (
        Switch("undelivered", "Báo thuê bao không nhận được"),
        Switch("silent", "Không gửi báo cáo"),
        Switch("late", "Ký báo cáo từ 10 phút trước"),
        Switch("forged", "Ký báo cáo bằng khóa khác"),
    )
    brands = ("TINHSO",)

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("GET", "/tin-nhan.json", self.listed, machine=False),
            Route("GET", "/suc-khoe", self.health),
            Route("POST", "/tin-nhan", self.take),
        ]

    def index(self, request: Request) -> Response:
        return html(pages.listed([message for _, message in reversed(self.store.all("sms"))]))

    def listed(self, request: Request) -> Response:
        return json([message for _, message in self.store.all("sms")])

    def health(self, request: Request) -> Response:
        return json({"code": "00", "brandnames": list(self.brands)}) if self.knows(request) else refused("token", 401)

    def take(self, request: Request) -> Response:
        """Keep one SMS and say how many parts it is charged as."""
        if not self.knows(request):
            return refused("token", 401)
        said: dict[str, Any] = request.json
        if wrong := self.wrong_with(said):
            return refused(wrong, 422)
        key = str(said["request_id"])
        known = self.store.get("sms", key)
        if known is None:
            known = {
                "request_id": key,
                "message_id": f"SM{secrets.token_hex(6).upper()}",
                "brandname": said["brandname"],
                "phone": said["phone"],
                "message": said["message"],
                "parts": parts(said["message"]),
                "at": time.strftime("%H:%M:%S", time.gmtime(time.time() + 7 * 3600)),
            }
            self.store.put("sms", key, known)
            self.report(known)
        return json({"code": "00", "message_id": known["message_id"], "parts": known["parts"]})

    def wrong_with(self, said: dict[str, Any]) -> str:
        if said.get("brandname") not in self.brands:
            return "brand"
        if not _MOBILE.fullmatch(str(said.get("phone"))):
            return "phone"
        text = str(said.get("message") or "")
        if not text.strip() or not said.get("request_id"):
            return "text"
        return "long" if parts(text) > LONGEST else ""

    def report(self, message: dict[str, Any]) -> None:
        """Tell what became of it, after the answer: the network takes its time."""
        Thread(target=self.tell, args=(message,), daemon=True).start()

    def tell(self, message: dict[str, Any]) -> list[int]:
        """The signed report; returns the statuses of the province's answers."""
        failed = self.misbehaves("undelivered")
        data = {
            "report_id": f"DR{secrets.token_hex(6).upper()}",
            "request_id": message["request_id"],
            "message_id": message["message_id"],
            "status": "failed" if failed else "delivered",
            "error": "absent_subscriber" if failed else "",
        }
        return notify.notify(self, data, path=PATH)

    def knows(self, request: Request) -> bool:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(token.encode(), notify.key(self))


def refused(why: str, status: int) -> Response:
    return json({"code": _WRONG[why], "error": why}, status)


def parts(text: str) -> int:
    """As an operator charges: 160 plain letters or 70 others in one SMS, 153 or 67 in each of several."""
    one, each = (160, 153) if text.isascii() else (70, 67)
    length = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    return 1 if length <= one else -(-length // each)
