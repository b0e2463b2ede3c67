"""The platform: its page is a telephone on which one writes to an account, its API is what accounts call."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from typing import Any

from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route
from pretend.zalo import pages, tokens
from pretend.zalo.webhooks import SWITCHES, tell_later


class Zalo(Partner):
    """Official accounts by number; whoever writes to one begins a conversation."""

    code = "zalo"
    name = "Zalo Official Account"
    says = "Người dân nhắn tin cho tài khoản OA của xã; tài khoản trả lời; token sống 25 giờ, đổi một lần."
    switches = SWITCHES

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("POST", "/nhan-tin", self.write, machine=False),
            Route("GET", "/tin-nhan.json", self.listed, machine=False),
            Route("GET", "/anh/<name>", self.picture, machine=False),
            Route("POST", "/v4/oa/access_token", lambda request: tokens.renew(self, request)),
            Route("GET", "/v2.0/oa/getoa", self.who),
            Route("POST", "/v3.0/oa/message/cs", self.message),
        ]

    def index(self, request: Request) -> Response:
        said = [line for _, line in self.store.all("said")]
        return html(pages.telephone(said, request.query.get("oa", ""), request.query.get("user", "")))

    def write(self, request: Request) -> Response:
        """Somebody writes, sends a picture or a place, follows or leaves; the province is told."""
        form = request.form
        account, user = form.get("oa", "").strip(), form.get("user", "").strip() or secrets.token_hex(8)
        if not account.isdecimal():
            return html(pages.telephone([], "", ""), 422)
        kind, text = form.get("kind", "text"), form.get("text", "")
        self.store.put("said", secrets.token_hex(8), {"oa": account, "user": user, "text": text or kind, "mine": True})
        tell_later(self, account, self.event(account, user, kind, text, form))
        return redirect(f"/zalo/?oa={account}&user={user}")

    def event(self, account: str, user: str, kind: str, text: str, form: dict[str, str]) -> dict[str, Any]:
        """What the webhook says of it."""
        if kind in ("follow", "unfollow"):
            return {"event_name": kind, "oa_id": account, "follower": {"id": user}, "source": "oa_profile"}
        message: dict[str, Any] = {"msg_id": f"m{secrets.token_hex(8)}", "text": text}
        if kind == "image":
            message["attachments"] = [{"type": "image", "payload": {"url": f"{self.url}/anh/den-duong.png"}}]
        if kind == "location":
            place = {"latitude": form.get("lat", ""), "longitude": form.get("lng", "")}
            message["attachments"] = [{"type": "location", "payload": {"coordinates": place}}]
        who = {"sender": {"id": user}, "recipient": {"id": account}, "user_id_by_app": f"9{user}"}
        return {"event_name": f"user_send_{kind}", **who, "message": message}

    def message(self, request: Request) -> Response:
        """An account answers one who wrote to it."""
        account = tokens.account_of(self, request.headers.get("access-token", ""))
        if account is None:
            return tokens.wrong(-216, "Access token is invalid")
        if self.misbehaves("error_in_200"):
            return tokens.wrong(-32, "Request reached limit")
        if self.misbehaves("blocked"):
            return tokens.wrong(-217, "User has blocked the official account")
        said = request.json
        user, text = str(said["recipient"]["user_id"]), str(said["message"]["text"])
        if len(text) > 2000:
            return tokens.wrong(-201, "Params is invalid")
        key = str(said.get("tracking_id") or secrets.token_hex(8))
        made = {"oa": account, "user": user, "text": text, "mine": False, "at": time.time()}
        self.store.put("said", key, made)
        return json({"error": 0, "message": "Success", "data": {"message_id": key, "user_id": user}})

    def who(self, request: Request) -> Response:
        account = tokens.account_of(self, request.headers.get("access-token", ""))
        return json({"error": 0, "data": {"oa_id": account}}) if account else tokens.wrong(-216, "Invalid token")

    def listed(self, request: Request) -> Response:
        return json([line for _, line in self.store.all("said")])

    def picture(self, request: Request) -> Response:
        return Response(pages.lamp(), 200, {"Content-Type": "image/png"})
