"""GeoReport v2 as others run it: takes reports, closes them, and has some of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from pretend.look import esc, page
from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route, Switch

KEY = "demonstration:open311"
SERVICES = [
    {"service_code": "DIEN-01", "service_name": "Mất điện", "description": "Mất điện, chập điện", "metadata": False,
     "type": "realtime", "keywords": "", "group": "Điện"},
    {"service_code": "DIEN-02", "service_name": "Trụ điện hư", "description": "Trụ nghiêng, dây võng",
     "metadata": False, "type": "realtime", "keywords": "", "group": "Điện"},
]  # fmt: skip


class Open311(Partner):
    """Reports by number. The same ``attribute[external_id]`` is the same report."""

    code = "open311"
    name = "Máy chủ Open311 của Điện lực"
    says = "Nhận phản ánh chuyển đến, trả lời, và có phản ánh của riêng mình."
    switches = (
        Switch("wrap", "Gói danh sách JSON trong một đối tượng"),
        Switch("forget", "Không cho phản ánh số nào"),
        Switch("distrust", "Không nhận khóa API"),
    )

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.look, machine=False),
            Route("POST", "/dong/<number>", self.close, machine=False),
            Route("GET", "/v2/services.json", self.services),
            Route("GET", "/v2/requests.json", self.requests),
            Route("POST", "/v2/requests.json", self.take),
            Route("GET", "/v2/requests/<number>.json", self.one),
        ]

    def services(self, request: Request) -> Response:
        return self.answer("services", SERVICES)

    def requests(self, request: Request) -> Response:
        wanted = request.query.get("status", "")
        rows = [row for _number, row in self.store.all("report") if wanted in ("", row["status"])]
        return self.answer("requests", rows)

    def one(self, request: Request) -> Response:
        row = self.store.get("report", request.args["number"])
        return self.answer("requests", [row]) if row else fault(404, "service_request_id was not found")

    def take(self, request: Request) -> Response:
        """A number for a report; in the order of their coming."""
        form = request.form
        if form.get("api_key") != KEY or self.misbehaves("distrust"):
            return fault(403, "api_key was not valid")
        if form.get("service_code") not in {service["service_code"] for service in SERVICES}:
            return fault(404, "service_code was not found")
        theirs = form.get("attribute[external_id]", "")
        number = self.store.get("known", theirs) if theirs else None
        if number is None:
            number = f"DL-{len(self.store.all('report')) + 1:05}"
            self.put(number, description=form.get("description", ""), service_code=form["service_code"],
                     lat=form.get("lat"), long=form.get("long"), address=form.get("address_string"))  # fmt: skip
            if theirs:
                self.store.put("known", theirs, number)
        if self.misbehaves("forget"):
            return self.answer("requests", [{"service_request_id": "", "service_notice": ""}])
        return self.answer("requests", [{"service_request_id": number, "service_notice": "", "account_id": None}])

    def put(self, number: str, **fields: object) -> dict[str, object]:
        """Keep a report; a new one is open."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = {
            "service_request_id": number,
            "status": "open",
            "status_notes": None,
            "requested_datetime": now,
            **fields,
        }
        self.store.put("report", number, row | {"updated_datetime": now})
        return row

    def close(self, request: Request) -> Response:
        row = self.store.get("report", request.args["number"])
        if row:
            self.put(
                **(row | {"number": row["service_request_id"], "status": "closed", "status_notes": "Đã sửa xong."})
            )
        return redirect(f"{request.here}/{self.code}/")

    def look(self, request: Request) -> Response:
        rows = "".join(
            f"<tr><td>{esc(number)}</td><td>{esc(row['description'])}</td><td>{esc(row['status'])}</td><td>"
            f'<form method="post" action="/{self.code}/dong/{esc(number)}">'
            "<button>Trả lời, đóng</button></form></td></tr>"
            for number, row in self.store.all("report")
        )
        return html(page("Phản ánh đã nhận", f"<table>{rows}</table>", self.name))

    def answer(self, name: str, rows: list[dict[str, object]]) -> Response:
        return json({name: rows} if self.misbehaves("wrap") else rows)


def fault(code: int, description: str) -> Response:
    return json([{"code": code, "description": description}], code)
