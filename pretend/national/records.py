"""What the portal keeps of a province's dossiers: one row a dossier, its steps in order of their time."""

from __future__ import annotations

import re
import secrets
import time
from typing import Any

from pretend.national import sessions
from pretend.partner import Partner

Row = dict[str, Any]
_MOMENT = re.compile(r"(\d{14})?")
_NEEDED = ("MaHoSo", "MaTTHC", "TenTTHC", "KenhThucHien", "ChuHoSo", "TrangThaiHoSo")
_MOMENTS = ("NgayNopHoSo", "NgayTiepNhan", "NgayHenTra", "NgayTra", "NgayKetThucXuLy", "NgayTuChoi")


def wrong_with(row: Row) -> str:
    """What is wrong with a HoSo, in words; "" if nothing."""
    missing = [name for name in _NEEDED if not row.get(name)]
    if missing:
        return f"Thiếu {', '.join(missing)}"
    if str(row["TrangThaiHoSo"]) not in {str(code) for code in range(1, 11)}:
        return "TrangThaiHoSo phải từ 1 đến 10"
    bad = [name for name in _MOMENTS if not _MOMENT.fullmatch(str(row.get(name) or ""))]
    return f"{', '.join(bad)} phải có dạng yyyyMMddHHmmss" if bad else ""


def put_dossier(partner: Partner, row: Row, *, updating: bool) -> tuple[str, str]:
    """Keep one HoSo; (error code, the portal's own identifier). Without its memory the same is another one."""
    code = str(row["MaHoSo"])
    known = partner.store.get("hoso", code)
    if partner.misbehaves("forget") and known is not None:
        code = f"{code}#{secrets.token_hex(3)}"
        known = None
    elif known is not None and not updating:
        return sessions.EXISTS, known["MaDinhDanh"]
    elif known is None and updating:
        return sessions.UNKNOWN, ""
    filed = partner.store.get("filed", code)  # what a citizen filed here has its number already
    mine = (known or filed or {}).get("MaDinhDanh") or identifier()
    partner.store.put("hoso", code, {**(known or {}), **row, "MaDinhDanh": mine})
    return sessions.OK, mine


def put_step(partner: Partner, row: Row) -> str:
    """Keep one TienTrinh; the same step told again is the same step."""
    if partner.store.get("hoso", str(row["MaHoSo"])) is None:
        return sessions.UNKNOWN
    key = "|".join(str(row.get(name) or "") for name in ("MaHoSo", "ThoiDiemXuLy", "TrangThai", "NoiDungXuLy"))
    if partner.misbehaves("forget"):
        key += f"#{secrets.token_hex(3)}"
    partner.store.put("tientrinh", key, row)
    return sessions.OK


def steps_of(partner: Partner, code: str) -> list[Row]:
    rows = [row for _key, row in partner.store.all("tientrinh") if row["MaHoSo"] == code]
    return sorted(rows, key=lambda row: str(row["ThoiDiemXuLy"]))


def asked_of(partner: Partner, code: str) -> list[Row]:
    """What its citizen asked here after handing it in."""
    return [row for _key, row in partner.store.all("asked") if row["MaHoSo"] == code]


def found(partner: Partner, asked: Row) -> list[Row]:
    """The dossiers with these codes, or all since a moment, each with its steps."""
    since = str(asked.get("TuNgay") or "")
    codes = {str(asked["MaHoSo"])} if asked.get("MaHoSo") else None
    rows = [
        row
        for code, row in partner.store.all("hoso")
        if (code in codes if codes is not None else str(row.get("NgayNopHoSo") or "") >= since)
    ]
    told = [
        row
        | {"TienTrinh": steps_of(partner, row["MaHoSo"])}
        | {"YeuCau": [each for each in asked_of(partner, row["MaHoSo"]) if each.get("TrangThai") is None]}
        for row in rows
    ]
    return told + [
        row for code, row in partner.store.all("filed") if asked_for(code, asked) and not is_told(partner, code)
    ]


def asked_for(code: str, asked: Row) -> bool:
    return code == asked.get("MaHoSo") if asked.get("MaHoSo") else True


def is_told(partner: Partner, code: str) -> bool:
    return partner.store.get("hoso", code) is not None


def identifier() -> str:
    """An UUIDv7, as the portal numbers what it keeps."""
    number = (int(time.time() * 1000) << 80) | (7 << 76) | (secrets.randbits(12) << 64) | (2 << 62)
    text = f"{number | secrets.randbits(62):032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
