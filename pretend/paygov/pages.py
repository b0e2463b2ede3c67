"""The pages that a payer sees at the gateway."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pretend.look import esc, page

WHO = "Cổng thanh toán giả lập"


def dong(amount: int) -> str:
    return f"{amount:,}".replace(",", ".") + " đ"


def ask(deal: Mapping[str, Any]) -> str:
    """Pay or refuse."""
    rows = "".join(
        f"<tr><td>{esc(item['NoiDung'])}</td><td>{dong(item['SoTien'])}</td></tr>" for item in deal["DSKhoanNop"]
    )
    return page(
        "Thanh toán phí, lệ phí",
        f"""<p>Đơn vị thu: {esc(deal["TenDonVi"])}<br>Nội dung: {esc(deal["NoiDungThanhToan"])}</p><table>{rows}
<tr><th scope="row">Tổng cộng</th><td><strong>{dong(deal["SoTien"])}</strong></td></tr></table>
<form method="post"><button name="viec" value="tra">Thanh toán</button>
<button class="quiet" name="viec" value="tu-choi">Không thanh toán</button></form>""",
        WHO,
    )


def done(deal: Mapping[str, Any]) -> str:
    """What a payer sees who opens a finished payment again."""
    said = {1: "Giao dịch đã thành công.", -1: "Giao dịch đã bị hủy."}[deal["TrangThai"]]
    return page(said, f'<p><a href="{esc(deal["UrlTraVe"])}">Quay lại trang của tỉnh</a></p>', WHO)


def listed(deals: Iterable[Mapping[str, Any]]) -> str:
    """All transactions, newest first."""
    words = {0: "chờ", 1: "đã trả", -1: "không trả"}
    rows = "".join(
        f"<tr><td>{esc(deal['MaGiaoDich'])}</td><td>{esc(deal['MaTraCuuTT'])}</td><td>{dong(deal['SoTien'])}</td>"
        f"<td>{words[deal['TrangThai']]}{', đã hoàn ' + dong(deal['DaHoan']) if deal.get('DaHoan') else ''}</td></tr>"
        for deal in deals
    )
    return page("Giao dịch", f"<table>{rows}</table>" if rows else "<p>Chưa có giao dịch nào.</p>", WHO)
