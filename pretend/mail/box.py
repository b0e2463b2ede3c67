"""The box in which all mails end, and its page."""

from __future__ import annotations

import email
import email.policy
import uuid
from collections.abc import Iterable

from pretend.look import esc, page
from pretend.mail import post
from pretend.mail.smtp import Sink
from pretend.messages import Request, Response, html, json
from pretend.partner import Partner, Route, World


class Mail(Partner):
    """Takes mails over SMTP when the world has a mail port; the page is there in any case."""

    code = "mail"
    name = "Máy chủ thư"
    says = "Nhận mọi thư điện tử của tỉnh và trưng ra đây; không gửi cho ai."

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.sink = Sink(world.mail_port, self.take) if world.mail_port else None

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("GET", "/thu/<key>", self.show, machine=False),
            Route("GET", "/thu.json", self.listed, machine=False),
            Route("GET", "/viet", post.form, machine=False),
            Route("POST", "/viet", lambda request: post.write(self, request), machine=False),
            Route("GET", "/hop-thu/<address>", lambda request: post.waiting(self, request)),
            Route("POST", "/hop-thu/<address>/<key>/xong", lambda request: post.taken(self, request)),
        ]

    def take(self, sender: str, recipients: list[str], content: bytes) -> str:
        """Keep one mail; the same Message-ID again is the same mail."""
        if self.misbehaves("refuse"):
            return "451 Try again later"
        mail = email.message_from_bytes(content, policy=email.policy.default)
        body = mail.get_body(("plain", "html"))
        self.store.put(
            "mail",
            str(mail["Message-ID"] or uuid.uuid4()),
            {
                "key": uuid.uuid4().hex,
                "number": str(mail["Message-ID"] or ""),
                "sender": str(mail["From"] or ""),
                "from": sender,
                "to": recipients,
                "subject": str(mail["Subject"] or ""),
                "date": str(mail["Date"] or ""),
                "body": body.get_content() if body else "",
            },
        )
        return "250 Taken"

    def index(self, request: Request) -> Response:
        rows = "".join(
            f'<tr><td><a href="/mail/thu/{mail["key"]}">{esc(mail["subject"] or "(không có tiêu đề)")}</a></td>'
            f"<td>{esc(', '.join(mail['to']))}</td></tr>"
            for _, mail in reversed(self.store.all("mail"))
        )
        table = f"<table>{rows}</table>" if rows else "<p>Chưa có thư nào.</p>"
        return html(page("Thư đã nhận", f'<p><a href="/mail/viet">Viết thư cho tỉnh</a></p>{table}', self.name))

    def show(self, request: Request) -> Response:
        for _, mail in self.store.all("mail"):
            if mail["key"] == request.args["key"]:
                body = esc(mail["body"]).replace("\n", "<br>")
                head = f"<p>Gửi: {esc(', '.join(mail['to']))}<br>Ngày: {esc(mail['date'])}</p>"
                answer = f'<p><a href="/mail/viet?{esc(post.answering(mail))}">Trả lời</a></p>'
                return html(page(mail["subject"], f"{head}<p>{body}</p>{answer}", self.name))
        return html(page("Không có thư này", "", self.name), 404)

    def listed(self, request: Request) -> Response:
        return json([mail for _, mail in self.store.all("mail")])
