"""The postman's list: where each thing is, and its next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pretend.look import esc, page
from pretend.paygov.pages import dong
from pretend.post.journey import STATES

WHO = "Bưu chính giả lập"


def listed(bags: Iterable[dict[str, Any]]) -> str:
    rows = "".join(map(_bag, bags))
    return page("Bưu gửi", rows or "<p>Chưa có bưu gửi nào.</p>", WHO)


def _bag(bag: dict[str, Any]) -> str:
    done = bag["HanhTrinh"]
    where = "Đã hủy" if bag["Huy"] else STATES[done[-1]["TrangThai"]] if done else "Chưa nhận"
    collect = f" · thu hộ {dong(bag['ThuHo'])}" if bag.get("ThuHo") else ""
    return f"""<section id="{esc(bag["MaBuuGui"])}"><h2>{esc(bag["MaBuuGui"])}</h2>
<p>{esc("Nhận tại nhà" if bag["Chieu"] == "nhan" else "Phát")}: {esc(bag["HoTen"])}, {esc(bag["DiaChi"])},
{esc(bag["Xa"])}, {esc(bag["Tinh"])}{collect}</p><p><strong>{esc(where)}</strong></p>{_steps(bag)}</section>"""


def _steps(bag: dict[str, Any]) -> str:
    if bag["Huy"] or (bag["HanhTrinh"] and bag["HanhTrinh"][-1]["TrangThai"] in ("PT", "TH")):
        return ""
    buttons = "".join(
        f'<button name="buoc" value="{code}" class="quiet">{esc(name)}</button>' for code, name in STATES.items()
    )
    return (
        f'<form method="post" action="/post/di/{esc(bag["MaBuuGui"])}">'
        f'<button name="buoc" value="het">Đi hết chặng</button>{buttons}</form>'
    )
