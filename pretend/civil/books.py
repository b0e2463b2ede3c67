"""What the system keeps: one record a matter with its states in order; and who told it."""

from __future__ import annotations

import secrets
import time
from typing import Any

from pretend.partner import Partner

Row = dict[str, Any]
STATES = {
    "MOI": "Mới chuyển đến",
    "DANG_XU_LY": "Đang xử lý",
    "TRINH_KY": "Trình ký",
    "DA_KY": "Đã ký, đã vào sổ",
    "TU_CHOI": "Từ chối giải quyết",
}
NEXT: dict[str, tuple[str, ...]] = {
    "MOI": ("DANG_XU_LY", "TU_CHOI"),
    "DANG_XU_LY": ("TRINH_KY", "TU_CHOI"),
    "TRINH_KY": ("DA_KY", "TU_CHOI"),
}


def take_in(partner: Partner, said: Row) -> Row:
    """The record of a matter; told again it is the same, unless the memory is switched off."""
    theirs = str(said["MaHoSo"])
    number = partner.store.get("known", theirs)
    if number is not None and not partner.misbehaves("forget"):
        return dict(partner.store.get("record", number))
    number = f"HT-2026-{len(partner.store.all('record')) + 1:06}"
    row = {**said, "SoHoSo": number, "TienTrinh": []}
    partner.store.put("known", theirs, number)
    partner.store.put("record", number, row)
    return move(partner, number, "MOI")


def move(partner: Partner, number: str, state: str, note: str = "", signer: str = "") -> Row:
    """Add one state. Raises KeyError for a record that is not there."""
    row = partner.store.get("record", number)
    if row is None:
        raise KeyError(number)
    step = {
        "ThuTu": len(row["TienTrinh"]) + 1,
        "TrangThai": state,
        "ThoiDiem": time.strftime("%Y%m%d%H%M%S", time.gmtime(time.time() + 7 * 3600)),
        "NoiDung": note or STATES[state],
        "NguoiKy": signer,
    }
    if state == "DA_KY":
        row["SoGiay"] = f"{len([1 for _n, r in partner.store.all('record') if r.get('SoGiay')]) + 1:02}/XNHT"
        row["Tep"] = secrets.token_hex(8)
        partner.store.put("file", row["Tep"], number)
    row["TienTrinh"].append(step)
    partner.store.put("record", number, row)
    return dict(row)


def state_of(row: Row) -> str:
    return str(row["TienTrinh"][-1]["TrangThai"])
