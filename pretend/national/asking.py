"""Citizens add to a dossier or take it back at the portal; it tells the province and keeps what that answered."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urlsplit

from pretend.messages import Request, Response, html, redirect
from pretend.national import records
from pretend.partner import Partner
from pretend.paygov import notify

PATH = "lien-thong/yeu-cau"
SUPPLEMENT, WITHDRAWAL = "1", "2"
STATES = {"0": "Tỉnh đang xem", "1": "Tỉnh đã ghi nhận", "2": "Tỉnh không nhận"}
Row = dict[str, Any]


def supplement(partner: Partner, code: str, *, number: str, said: str = "", answers: Row | None = None) -> str:
    """Hand in every paper that the province asked for last, as it told; returns the message's number."""
    told = partner.store.get("hoso", code) or {}
    asked = (told.get("DanhSachHoSoBoSung") or [{}])[-1]
    message = records.identifier()
    papers = [
        {"TenTepDinhKem": f"{row['TenGiayTo']}.pdf", "MaThanhPhanHoSo": row["MaThanhPhanHoSo"], "IsDeleted": "False",
         "DuongDanTaiTepTin": f"{partner.url}/tep/{message}-{n}.pdf"}
        for n, row in enumerate(asked.get("DanhSachGiayToBoSung") or (), 1)
    ]  # fmt: skip
    return _ask(partner, code, SUPPLEMENT, message, {
        "SoDinhDanh": number, "NoiDung": said, "HoSoBoSungId": asked.get("HoSoBoSungId", ""),
        "DuLieuBieuMau": answers or {}, "TaiLieuNop": papers,
    })  # fmt: skip


def withdraw(partner: Partner, code: str, *, number: str, said: str) -> str:
    """Ask for the dossier back; returns the message's number."""
    return _ask(partner, code, WITHDRAWAL, records.identifier(), {"SoDinhDanh": number, "NoiDung": said})


def waiting(partner: Partner) -> list[str]:
    """The messages to which the province has given no last word."""
    return [key for key, row in partner.store.all("asked") if row.get("TrangThai") not in ("1", "2")]


def bring(partner: Partner, message: str) -> None:
    """Tell the province, perhaps twice, perhaps again; keep its last word."""
    row = partner.store.get("asked", message)
    for status, said in notify.tell(partner, {k: v for k, v in row.items() if k not in ("TrangThai", "KetQua")}, PATH):
        if status == 200 and isinstance(said, dict):
            state = str(said.get("TrangThai"))
            partner.store.put(
                "asked", message,
                row | {"TrangThai": state, "KetQua": said.get("error_message") or STATES.get(state, "")},
            )  # fmt: skip


def post(partner: Partner, request: Request) -> Response:
    """The buttons on the page of a dossier."""
    code, told = request.args["code"], partner.store.get("hoso", request.args["code"]) or {}
    number = next((row["SoDinhDanh"] for row in told.get("DinhDanhCHS") or ()), "")
    said = request.form.get("noi_dung", "")
    if request.form.get("viec") == "bo-sung":
        supplement(partner, code, number=number, said=said)
    elif request.form.get("viec") == "rut":
        withdraw(partner, code, number=number, said=said)
    else:
        for message, row in partner.store.all("asked"):
            if row["MaHoSo"] == code and message in waiting(partner):
                bring(partner, message)
    return redirect(f"{request.here}/{partner.code}/ho-so/{code}")


def result(partner: Partner, request: Request) -> Response:
    """The result of a dossier, fetched from the province with our signature, for its citizen."""
    row = partner.store.get("hoso", request.args["code"]) or {}
    for paper in row.get("DanhSachGiayToKetQua") or ():
        status, content = fetch(partner, paper["DuongDanTepTinKetQua"])
        if status == 200:
            return Response(content, 200, {"Content-Type": "application/pdf"})
    return html("", 404)


def fetch(partner: Partner, url: str) -> tuple[int, bytes]:
    """What lies at an address of the province, to us alone."""
    signed = notify.sign(urlsplit(url).path.encode(), notify.key(partner))
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={notify.HEADER: signed}), timeout=10) as answer:
            return int(answer.status), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""
    except OSError:
        return 0, b""


def _ask(partner: Partner, code: str, kind: str, message: str, row: Row) -> str:
    partner.store.put("asked", message, {"MaBanTin": message, "MaHoSo": code, "LoaiYeuCau": kind, **row})
    bring(partner, message)
    return message
