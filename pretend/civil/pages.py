"""What an official sees in the pretend civil-status system: no field is typed here, all came with the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from pretend.civil.books import NEXT, STATES, Row, state_of
from pretend.look import esc, page

WHO = "Hệ thống hộ tịch điện tử"
SHOWN = (
    ("HoTen", "Họ và tên"), ("SoDinhDanh", "Số định danh cá nhân"), ("NgaySinh", "Ngày sinh"),
    ("NoiCuTru", "Nơi cư trú"), ("TinhTrangHonNhan", "Tình trạng hôn nhân"), ("MucDich", "Mục đích sử dụng"),
    ("MaHoSo", "Mã hồ sơ một cửa"), ("MaDonVi", "Đơn vị"),
)  # fmt: skip
VERBS = {"DANG_XU_LY": "Thụ lý", "TRINH_KY": "Trình ký", "DA_KY": "Ký cấp", "TU_CHOI": "Từ chối"}


def index(rows: Iterable[Row]) -> str:
    """Every record with the buttons that are possible now."""
    shown = "".join(
        f'<tr><td><a href="/civil/xem/{esc(row["SoHoSo"])}">{esc(row["SoHoSo"])}</a><br>{esc(row["HoTen"])}<br>'
        f"{esc(row['MaHoSo'])}</td><td>{esc(STATES[state_of(row)])}{buttons(row)}</td></tr>"
        for row in rows
    )
    return page("Việc hộ tịch", f"<table>{shown}</table>" if shown else "<p>Chưa có việc nào.</p>", WHO)


def buttons(row: Row) -> str:
    """A form with a button for each state that can follow."""
    following = NEXT.get(state_of(row), ())
    choices = "".join(
        f'<button name="trang_thai" value="{state}"{" class=quiet" if state == "TU_CHOI" else ""}>'
        f"{VERBS[state]}</button>"
        for state in following
    )
    return f'<form method="post" action="/civil/buoc/{esc(row["SoHoSo"])}">{choices}</form>' if following else ""


def record(row: Row) -> str:
    """One record: what came with the dossier, what was done."""
    facts = "".join(f'<tr><th scope="row">{label}</th><td>{esc(row.get(name, ""))}</td></tr>' for name, label in SHOWN)
    steps = "".join(f"<tr><td>{esc(s['ThoiDiem'])}</td><td>{esc(s['NoiDung'])}</td></tr>" for s in row["TienTrinh"])
    return page(
        str(row["SoHoSo"]),
        f"<table>{facts}</table>{buttons(row)}<section><h2>Tiến trình</h2><table>{steps}</table></section>"
        '<p><a href="/civil/">Việc hộ tịch</a></p>',
        WHO,
    )
