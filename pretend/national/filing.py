"""Citizens file at the portal; it hands the dossier to the province, and keeps what the province answered."""

from __future__ import annotations

import json as _json
import time
import tomllib
from pathlib import Path
from typing import Any

from pretend.look import esc, page
from pretend.messages import Request, Response, html, redirect
from pretend.national import records
from pretend.partner import Partner
from pretend.paygov import notify

FILE = Path(__file__).with_name("procedures.toml")
PATH = "lien-thong/ho-so"
PEOPLE = {  # those of the demonstration who file at the portal
    "080190004128": "Nguyễn Trần Thị Thanh Hương",
    "080085007315": "Lê Hoàng Vĩnh Phúc",
}
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\nxref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)


def procedures() -> dict[str, dict[str, Any]]:
    """What can be filed here, with the answers of the portal's own form."""
    return {row["MaTTHC"]: row for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["procedure"]}


def form(partner: Partner, request: Request) -> Response:
    """Choose what, who, and whether a clerk helps."""
    chosen = request.query.get("ma", "")
    options = "".join(
        f'<option value="{esc(code)}"{" selected" if code == chosen else ""}>{esc(row["TenTTHC"])}</option>'
        for code, row in procedures().items()
    )
    people = "".join(f'<option value="{number}">{esc(name)}</option>' for number, name in PEOPLE.items())
    return html(
        page(
            "Nộp hồ sơ",
            f"""<form method="post">
<p><label for="ma">Thủ tục</label><br><select id="ma" name="ma">{options}</select></p>
<p><label for="so">Người nộp (đã đăng nhập bằng VNeID)</label><br><select id="so" name="so">{people}</select></p>
<p class="choice"><input type="checkbox" id="ho-tro" name="ho_tro" value="1">
<label for="ho-tro">Cán bộ Bộ phận một cửa cùng nộp</label></p><button>Nộp hồ sơ</button></form>""",
            partner.name,
        )
    )


def file(partner: Partner, request: Request) -> Response:
    said = request.form
    known = procedures().get(said.get("ma", ""))
    if known is None:
        return redirect(f"{request.here}/{partner.code}/nop-ho-so")
    put(partner, said["ma"], number=said["so"], assisted=bool(said.get("ho_tro")))
    return redirect(f"{request.here}/{partner.code}/")


def put(partner: Partner, procedure: str, *, number: str, assisted: bool = False) -> str:
    """One dossier filed here and handed over; returns its code."""
    known = procedures()[procedure]
    day = time.strftime("%Y%m%d", time.gmtime(time.time() + 7 * 3600))
    code = f"G22.99-{day}-{len(partner.store.all('filed')) + 1:07}"
    row = {
        "MaHoSo": code,
        "MaDinhDanh": records.identifier(),
        "MaTTHC": procedure,
        "TenTTHC": known["TenTTHC"],
        "MaDonVi": known["MaDonVi"],
        "NgayNopHoSo": time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + 7 * 3600)),
        "TrangThaiHoSo": "1",
        "KenhThucHien": "2",
        "CanBoHoTro": "1" if assisted else "0",
        "ChuHoSo": PEOPLE.get(number, "Nguyễn Văn Bình"),
        "LoaiDoiTuong": "1",
        "DinhDanhCHS": [{"LoaiDinhDanh": "1", "SoDinhDanh": number}],
        "TaiKhoanDuocXacThucVoiVNeID": "True",
        "DuLieuBieuMau": known["DuLieuBieuMau"],
        "TaiLieuNop": [
            {"TepDinhKemId": f"{code}-{n}", "TenTepDinhKem": paper["Ten"], "MaThanhPhanHoSo": paper["Ma"],
             "DuongDanTaiTepTin": f"{partner.url}/tep/{code}-{n}.pdf", "IsDeleted": "False"}
            for n, paper in enumerate(known.get("TaiLieuNop", ()), 1)
        ],
    }  # fmt: skip
    partner.store.put("filed", code, row | {"KetQua": "Chưa chuyển về tỉnh"})
    hand_over(partner, code)
    return code


def hand_over(partner: Partner, code: str) -> list[int]:
    """Tell the province of one dossier, perhaps twice; keep how it answered."""
    row = partner.store.get("filed", code)
    if row is None:
        return []
    answers = notify.notify(partner, {name: value for name, value in row.items() if name != "KetQua"}, path=PATH)
    taken = any(200 <= status < 300 for status in answers)
    partner.store.put("filed", code, row | {"KetQua": "Tỉnh đã nhận" if taken else f"Tỉnh chưa nhận {answers}"})
    return answers


def attachment(partner: Partner, request: Request) -> Response:
    """The file of a paper."""
    key = request.args["key"].rpartition("-")[0]
    if partner.store.get("filed", key) is None and partner.store.get("asked", key) is None:
        return html(_json.dumps({"error": "not_found"}), 404)
    return Response(PDF, 200, {"Content-Type": "application/pdf"})
