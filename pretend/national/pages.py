"""What one sees at the pretend national portal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pretend.look import esc, page

WHO = "Cổng Dịch vụ công quốc gia"
STATES = {
    "1": "Mới đăng ký", "2": "Được tiếp nhận", "3": "Không được tiếp nhận", "4": "Đang xử lý",
    "5": "Yêu cầu bổ sung giấy tờ", "6": "Yêu cầu thực hiện nghĩa vụ tài chính", "7": "Công dân yêu cầu rút hồ sơ",
    "8": "Dừng xử lý", "9": "Đã xử lý xong", "10": "Đã trả kết quả",
}  # fmt: skip
CHANNELS = {"1": "trực tiếp", "2": "trực tuyến", "3": "bưu chính công ích"}
Row = Mapping[str, Any]


def state(row: Row) -> str:
    code = str(row.get("TrangThaiHoSo") or row.get("TrangThai") or "")
    return f"{code}. {STATES.get(code, '')}"


def moment(text: object) -> str:
    """20261122081500 as 08:15 22/11/2026."""
    t = str(text or "")
    return f"{t[8:10]}:{t[10:12]} {t[6:8]}/{t[4:6]}/{t[:4]}" if len(t) == 14 else ""


def index(rows: Iterable[Row], filed: Iterable[Row]) -> str:
    """The dossiers that the province told of, and those that citizens filed here."""
    told = "".join(
        f'<tr><td><a href="/national/ho-so/{esc(row["MaHoSo"])}">{esc(row["MaHoSo"])}</a><br>{esc(row["TenTTHC"])}</td>'
        f"<td>{esc(state(row))}<br>{esc(CHANNELS.get(str(row.get('KenhThucHien')), ''))}</td></tr>"
        for row in rows
    )
    mine = "".join(
        f"<tr><td>{esc(row['MaHoSo'])}<br>{esc(row['TenTTHC'])}<br>{esc(row['ChuHoSo'])}</td><td>{esc(row['KetQua'])}"
        f'<form method="post" action="/national/chuyen/{esc(row["MaHoSo"])}"><button class="quiet">Chuyển lại</button>'
        "</form></td></tr>"
        for row in filed
    )
    nothing = "<p>Chưa có hồ sơ nào.</p>"
    return page(
        WHO,
        '<p><a href="/national/nop-ho-so">Nộp hồ sơ</a></p>'
        f"<section><h2>Hồ sơ nộp tại Cổng</h2>{f'<table>{mine}</table>' if mine else nothing}</section>"
        f"<section><h2>Hồ sơ do tỉnh đồng bộ</h2>{f'<table>{told}</table>' if told else nothing}</section>",
        WHO,
    )


def dossier(row: Row, steps: Iterable[Row], asked: Iterable[Row]) -> str:
    """One dossier: what the province said, its steps, and what its citizen asked here."""
    facts = (
        ("Thủ tục", row["TenTTHC"]), ("Trạng thái", state(row)), ("Chủ hồ sơ", row["ChuHoSo"]),
        ("Kênh", CHANNELS.get(str(row.get("KenhThucHien")), "")), ("Đơn vị xử lý", row.get("DonViXuLy", "")),
        ("Tiếp nhận", moment(row.get("NgayTiepNhan"))), ("Hẹn trả", moment(row.get("NgayHenTra"))),
        ("Kết thúc xử lý", moment(row.get("NgayKetThucXuLy"))), ("Trả kết quả", moment(row.get("NgayTra"))),
        ("Số định danh trên Cổng", row["MaDinhDanh"]), ("Tỉnh trả lời", row.get("ThongTinKhac", "")),
    )  # fmt: skip
    head = "".join(f'<tr><th scope="row">{esc(k)}</th><td>{esc(v)}</td></tr>' for k, v in facts if v)
    done = "".join(
        f"<tr><td>{moment(s['ThoiDiemXuLy'])}</td><td>{esc(s['NoiDungXuLy'])}<br>{esc(s['PhongBanXuLy'])}</td>"
        f"<td>{esc(state(s))}</td></tr>"
        for s in steps
    )
    return page(
        str(row["MaHoSo"]),
        f"<table>{head}</table>{_money(row)}{_results(row)}"
        f"<section><h2>Tiến trình</h2><table>{done}</table></section>{_asking(row, list(asked))}",
        WHO,
    )


def _money(row: Row) -> str:
    lines = "".join(
        f"<tr><td>{esc(fee['TenPhiLePhi'])}</td><td>{esc(fee['Gia'])} đ</td>"
        f"<td>{'Đã thanh toán' if str(fee.get('TrangThaiThanhToan')) == '1' else 'Chưa thanh toán'}</td></tr>"
        for fee in row.get("DanhSachLePhi") or ()
    )
    return f"<section><h2>Phí, lệ phí</h2><table>{lines}</table></section>" if lines else ""


def _results(row: Row) -> str:
    papers = "".join(
        f'<li><a href="/national/ket-qua/{esc(row["MaHoSo"])}">{esc(each["TenGiayTo"])}</a>'
        f" {esc(each['MaGiayToKetQua'])}</li>"
        for each in row.get("DanhSachGiayToKetQua") or ()
    )
    return f"<section><h2>Kết quả</h2><ul>{papers}</ul></section>" if papers else ""


def _asking(row: Row, asked: Iterable[Row]) -> str:
    """What was asked, what the province answered, and the buttons; a real portal asks more and shows no number."""
    said = "".join(
        f"<tr><td>{'Nộp bổ sung' if each['LoaiYeuCau'] == '1' else 'Xin rút hồ sơ'}<br>{esc(each['NoiDung'])}</td>"
        f"<td>{esc(each.get('KetQua') or 'Chưa chuyển về tỉnh')}</td></tr>"
        for each in asked
    )
    wanted = [each for each in row.get("DanhSachHoSoBoSung") or () if each["TrangThaiBoSung"] == "0"]
    missing = "".join(
        f'<p>Cơ quan yêu cầu: {esc(each["NoiDungBoSung"])}</p><button name="viec" value="bo-sung">Nộp bổ sung</button>'
        for each in wanted[-1:]
    )
    return f"""<section><h2>Việc của công dân</h2>{f"<table>{said}</table>" if said else ""}
<form method="post"><p><label for="noi-dung">Nội dung</label><br><input id="noi-dung" name="noi_dung"
value="Tôi gửi qua Cổng Dịch vụ công quốc gia."></p>{missing}
<button class="quiet" name="viec" value="rut">Xin rút hồ sơ</button>
<button class="quiet" name="viec" value="lai">Chuyển lại</button></form></section>"""


def missing() -> str:
    return page("Không có hồ sơ này", "", WHO)
