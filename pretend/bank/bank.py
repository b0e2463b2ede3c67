"""The bank: an app that pays a scanned code, the credit notice to the province, the day's statement."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from pretend.bank.qr import Asked, NotReadable, read
from pretend.look import esc, page
from pretend.messages import Request, Response, html, json
from pretend.partner import Partner, Route
from pretend.paygov import notify
from pretend.paygov.pages import dong
from pretend.paygov.paygov import UNSIGNED, now

LONGEST_PURPOSE = 90


class Bank(Partner):
    """Accounts are not kept: whoever pays has enough money."""

    code = "bank"
    name = "Ngân hàng"
    says = "Ứng dụng chuyển tiền bằng mã VietQR, thông báo biến động số dư, sao kê ngày."
    switches = notify.SWITCHES

    def routes(self) -> Iterable[Route]:
        return [
            Route("GET", "/", self.scan, machine=False),
            Route("POST", "/quet", self.show, machine=False),
            Route("POST", "/chuyen", self.transfer, machine=False),
            Route("GET", "/suc-khoe", self.health),
            Route("GET", "/sao-ke/<day>", self.statement),
        ]

    def scan(self, request: Request) -> Response:
        return self.page("Quét mã", SCAN)

    def show(self, request: Request) -> Response:
        """What the code asks for, to be confirmed; amount and purpose can be changed, as in real apps."""
        try:
            asked = read(request.form.get("ma", ""))
        except NotReadable as error:
            return self.page("Quét mã", f'<p class="wrong" role="alert">{esc(error)}</p>{SCAN}', 422)
        return self.page("Chuyển tiền", confirm(asked))

    def transfer(self, request: Request) -> Response:
        """Move the money and tell the province."""
        form = request.form
        if not form.get("tien", "").isdecimal() or int(form["tien"]) == 0:
            return self.page("Chuyển tiền", '<p class="wrong" role="alert">Số tiền không đúng.</p>', 422)
        reference = f"FT{secrets.token_hex(6).upper()}"
        credit = {
            "MaThongBao": reference,
            "SoThamChieu": reference,
            "TaiKhoan": form.get("tai_khoan", ""),
            "SoTien": int(form["tien"]),
            "NoiDung": f"MBVCB.{reference}.{form.get('noi_dung', '')[:LONGEST_PURPOSE].upper()}.CT tu 0071000123456",
            "ThoiGian": now(),
        }
        self.store.put("credit", reference, credit)
        notify.notify(self, credit)
        return self.page("Đã chuyển tiền", f"<p>{dong(int(form['tien']))}. Mã giao dịch {reference}.</p>")

    def health(self, request: Request) -> Response:
        return json({"MaLoi": "00"}) if notify.is_signed(self, request) else UNSIGNED

    def statement(self, request: Request) -> Response:
        if not notify.is_signed(self, request):
            return UNSIGNED
        credits = [credit for _, credit in self.store.all("credit")]
        return json({"GiaoDich": [c for c in credits if c["ThoiGian"][:8] == request.args["day"]]})

    def page(self, title: str, content: str, status: int = 200) -> Response:
        return html(page(title, content, "Ngân hàng giả lập"), status)


SCAN = """<form method="post" action="/bank/quet"><p><label for="ma">Nội dung mã VietQR đã quét</label><br>
<input id="ma" name="ma" size="40" required></p><button>Đọc mã</button></form>"""


def confirm(asked: Asked) -> str:
    return f"""<p>Tới tài khoản {esc(asked.account)}, ngân hàng {esc(asked.bank)}</p>
<form method="post" action="/bank/chuyen"><input type="hidden" name="tai_khoan" value="{esc(asked.account)}">
<p><label for="tien">Số tiền (đồng)</label><br><input id="tien" name="tien" value="{asked.amount or ""}" required></p>
<p><label for="noi-dung">Nội dung</label><br><input id="noi-dung" name="noi_dung" value="{esc(asked.purpose)}"
size="40"></p><button>Chuyển tiền</button></form>"""
