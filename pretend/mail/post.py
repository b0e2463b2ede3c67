"""Mail to the province: written on a page, or in answer to one of its mails; the province fetches it."""

from __future__ import annotations

import hmac
import uuid
from base64 import b64encode
from collections.abc import Mapping
from email.message import EmailMessage
from email.utils import format_datetime, localtime, parseaddr
from typing import Any
from urllib.parse import urlencode

from pretend.look import esc, page
from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner


def letter(given: Mapping[str, str]) -> bytes:
    """The mail that somebody typed."""
    mail = EmailMessage()
    mail["From"], mail["To"] = _line(given.get("from", "")), _line(given.get("to", ""))
    mail["Subject"] = _line(given.get("subject", ""))
    mail["Date"], mail["Message-ID"] = format_datetime(localtime()), f"<{uuid.uuid4().hex}@thu.example>"
    if answers := _line(given.get("answers", "")):
        mail["In-Reply-To"] = mail["References"] = answers
    mail.set_content(given.get("body", ""))
    return bytes(mail)


def write(partner: Partner, request: Request) -> Response:
    """Put a mail into the province's mailbox."""
    raw = letter(request.form)
    keep(partner, _line(request.form.get("to", "")), raw)
    return redirect("/mail/viet")


def keep(partner: Partner, address: str, raw: bytes) -> str:
    """Have a mail wait for ``address``; its key."""
    key = uuid.uuid4().hex
    partner.store.put("posted", key, {"to": address.lower(), "raw": b64encode(raw).decode()})
    return key


def waiting(partner: Partner, request: Request) -> Response:
    """What waits for one address, for whoever shows the key."""
    if not _knows(partner, request):
        return json({"error": "token"}, 401)
    rows: list[tuple[str, dict[str, Any]]] = partner.store.all("posted")
    wanted = request.args["address"].lower()
    return json([{"key": key, "raw": row["raw"]} for key, row in rows if row["to"] == wanted])


def taken(partner: Partner, request: Request) -> Response:
    """The province has kept it."""
    if not _knows(partner, request):
        return json({"error": "token"}, 401)
    partner.store.take("posted", request.args["key"])
    return json({})


def form(request: Request) -> Response:
    """The page on which one writes."""
    fields = "".join(
        f'<p><label>{label} <input name="{name}" value="{esc(request.query.get(name, ""))}" required></label></p>'
        for name, label in (("from", "Người gửi"), ("to", "Gửi đến"), ("subject", "Tiêu đề"))
    )
    body = (
        f'<form method="post" action="/mail/viet">{fields}'
        f'<input type="hidden" name="answers" value="{esc(request.query.get("answers", ""))}">'
        '<p><label>Nội dung <textarea name="body" rows="8"></textarea></label></p>'
        "<p><button>Gửi thư</button></p></form>"
    )
    return html(page("Viết thư cho tỉnh", body, "Máy chủ thư"))


def answering(mail: Mapping[str, Any]) -> str:
    """The query that fills the page in for an answer to one of the province's mails."""
    sender = parseaddr(mail.get("sender") or mail["from"])[1]
    subject = mail["subject"] if mail["subject"].startswith("Re:") else f"Re: {mail['subject']}"
    to = mail["to"][0] if mail["to"] else ""
    return urlencode({"from": to, "to": sender, "subject": subject, "answers": mail.get("number", "")})


def _knows(partner: Partner, request: Request) -> bool:
    token = request.headers.get("authorization", "").removeprefix("Bearer ")
    return hmac.compare_digest(token.encode(), f"{partner.world.secret}:{partner.code}".encode())


def _line(text: str) -> str:
    return " ".join(text.split())
