"""The portal: the adapter's two addresses, citizens who file at it, and a page that shows all of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from pretend.messages import Request, Response, html, json, redirect
from pretend.national import asking, filing, pages, records, sessions
from pretend.partner import Partner, Route, Switch


class National(Partner):
    """Keeps every province's dossiers and hands over those that citizens file with it."""

    code = "national"
    name = "Cổng Dịch vụ công quốc gia"
    says = "Nhận đồng bộ hồ sơ và tiến độ của tỉnh; cho người dân nộp hồ sơ rồi chuyển về tỉnh."
    switches = (
        Switch("expire", "Phiên làm việc hết hạn giữa chừng"),
        Switch("busy", "Trả 200 kèm mã lỗi 99"),
        Switch("reorder", "Xử lý bản tin sau bản tin kế tiếp"),
        Switch("forget", "Không nhận ra bản tin đã có (ghi trùng)"),
        Switch("silent", "Không chuyển hồ sơ về tỉnh"),
    )

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("GET", "/nop-ho-so", lambda request: filing.form(self, request), machine=False),
            Route("POST", "/nop-ho-so", lambda request: filing.file(self, request), machine=False),
            Route("POST", "/chuyen/<key>", self.hand_over, machine=False),
            Route("GET", "/ho-so/<code>", self.show, machine=False),
            Route("POST", "/ho-so/<code>", lambda request: asking.post(self, request), machine=False),
            Route("GET", "/ket-qua/<code>", lambda request: asking.result(self, request), machine=False),
            Route("GET", "/tep/<key>", lambda request: filing.attachment(self, request)),
            Route("POST", "/auth", lambda request: sessions.sign_in(self, request)),
            Route("POST", "/integration", self.integrate),
        ]

    def integrate(self, request: Request) -> Response:
        """``{session, madonvi, service, isUpdating, data: […]}``."""
        said = request.json
        if not sessions.is_open(self, str(said.get("session"))):
            return sessions.failed(sessions.EXPIRED)
        if self.misbehaves("busy"):
            return sessions.failed(sessions.BUSY)
        if said.get("service") in ("DongBoHoSoMC", "CapNhatTienDoHoSoMC"):
            return self.written(said)
        if said.get("service") == "TraCuuHoSo":
            self.catch_up()
            rows = [row for asked in said["data"] for row in records.found(self, asked)]
            return json({"error_code": sessions.OK, "data": rows})
        return sessions.failed(sessions.MALFORMED, "Không có dịch vụ này")

    def written(self, said: dict[str, Any]) -> Response:
        """Do it now, or, out of order, say so and do it after the next one."""
        late = self.misbehaves("reorder")
        if not late:
            answer = self.write(said)
            self.catch_up()
            return answer
        self.store.put("late", f"{time.time_ns()}", said)
        return json({"error_code": sessions.OK, "data": []})

    def catch_up(self) -> None:
        for key, _said in self.store.all("late"):
            said = self.store.take("late", key)
            if said is not None:
                self.write(said)

    def write(self, said: dict[str, Any]) -> Response:
        updating = str(said.get("isUpdating")) in ("True", "1")
        kept = []
        for row in said["data"]:
            if said["service"] == "CapNhatTienDoHoSoMC":
                error, mine = records.put_step(self, row), ""
            elif wrong := records.wrong_with(row):
                return sessions.failed(sessions.MALFORMED, wrong)
            else:
                error, mine = records.put_dossier(self, row, updating=updating)
            if error != sessions.OK:
                return sessions.failed(error)
            kept.append({"MaHoSo": row["MaHoSo"], "MaDinhDanh": mine})
        return json({"error_code": sessions.OK, "data": kept})

    def hand_over(self, request: Request) -> Response:
        filing.hand_over(self, request.args["key"])
        return redirect(f"{request.here}/{self.code}/")

    def index(self, request: Request) -> Response:
        rows = [row for _key, row in reversed(self.store.all("hoso"))]
        return html(pages.index(rows, [row for _key, row in reversed(self.store.all("filed"))]))

    def show(self, request: Request) -> Response:
        row = self.store.get("hoso", request.args["code"])
        if row is None:
            return html(pages.missing(), 404)
        return html(pages.dossier(row, records.steps_of(self, row["MaHoSo"]), records.asked_of(self, row["MaHoSo"])))
