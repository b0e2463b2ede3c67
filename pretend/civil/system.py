"""The civil-status system: takes matters over HTTP, tells how far each is, hands out signed certificates."""

from __future__ import annotations

from collections.abc import Iterable

from pretend.civil import books, pages, signed
from pretend.messages import Request, Response, html, json, redirect
from pretend.partner import Partner, Route, Switch
from pretend.paygov.notify import is_signed

NEEDED = ("MaHoSo", "LoaiViec", "MaDonVi", "HoTen", "SoDinhDanh")


class Civil(Partner):
    """One record for each of the province's dossiers, however often it is told of it."""

    code = "civil"
    name = "Hệ thống hộ tịch điện tử của Bộ Tư pháp"
    says = "Nhận việc hộ tịch từ hệ thống một cửa của tỉnh; cán bộ xử lý và ký tại đây; trả trạng thái và kết quả."
    switches = (
        Switch("busy", "Trả 200 kèm mã lỗi 99"),
        Switch("forget", "Không nhận ra hồ sơ đã có (lập hai lần)"),
        Switch("shuffle", "Trả tiến trình sai thứ tự, lặp dòng"),
        Switch("cut", "Tệp kết quả bị cắt ngắn"),
    )

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.index, machine=False),
            Route("POST", "/buoc/<number>", self.step, machine=False),
            Route("GET", "/suc-khoe", lambda request: json({"error_code": "00"})),
            Route("POST", "/ho-so", self.take),
            Route("GET", "/ho-so/<number>", self.tell),
            Route("GET", "/tep/<key>", self.file),
            Route("GET", "/xem/<number>", self.show, machine=False),
        ]

    def take(self, request: Request) -> Response:
        if not is_signed(self, request):
            return json({"error_code": "03", "error_message": "Chữ ký không hợp lệ"})
        if self.misbehaves("busy"):
            return json({"error_code": "99", "error_message": "Hệ thống đang bận"})
        said = request.json
        if missing := [name for name in NEEDED if not said.get(name)]:
            return json({"error_code": "02", "error_message": f"Thiếu {', '.join(missing)}"})
        return json({"error_code": "00", "SoHoSo": books.take_in(self, said)["SoHoSo"]})

    def tell(self, request: Request) -> Response:
        """The states of one record; the caller sorts them by ``ThuTu``."""
        if self.misbehaves("busy"):
            return json({"error_code": "99", "error_message": "Hệ thống đang bận"})
        row = self.store.get("record", request.args["number"])
        if row is None:
            return json({"error_code": "06", "error_message": "Không có hồ sơ này"})
        steps = row["TienTrinh"]
        if self.misbehaves("shuffle"):
            steps = [*reversed(steps), *steps[:1]]
        url = f"{self.url}/tep/{row['Tep']}.pdf" if row.get("Tep") else ""
        return json({"error_code": "00", **row, "TienTrinh": steps, "TepKetQua": url})

    def file(self, request: Request) -> Response:
        number = self.store.get("file", request.args["key"].removesuffix(".pdf"))
        if number is None:
            return html("", 404)
        pdf = signed.certificate(self.store, self.store.get("record", number))
        return Response(pdf[:-400] if self.misbehaves("cut") else pdf, 200, {"Content-Type": "application/pdf"})

    def step(self, request: Request) -> Response:
        """What an official of the commune does in this system, by a button of its page."""
        row = self.store.get("record", request.args["number"])
        state = request.form.get("trang_thai", "")
        if row is not None and state in books.NEXT.get(books.state_of(row), ()):
            signers = row.get("NguoiCoThamQuyen") or [{}]
            signer = signers[0].get("MaChucVu", "") if state in ("DA_KY", "TU_CHOI") else ""
            books.move(self, row["SoHoSo"], state, request.form.get("ghi_chu", ""), signer)
        return redirect(f"{request.here}/{self.code}/")

    def index(self, request: Request) -> Response:
        return html(pages.index([row for _key, row in reversed(self.store.all("record"))]))

    def show(self, request: Request) -> Response:
        row = self.store.get("record", request.args["number"])
        return html(pages.record(row)) if row else html("", 404)
