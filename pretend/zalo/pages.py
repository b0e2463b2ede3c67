"""A telephone: what was said on it, and a box to write in."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from pretend.look import esc, page

_KINDS = {
    "text": "Lời nhắn",
    "image": "Ảnh",
    "location": "Vị trí",
    "follow": "Quan tâm",
    "unfollow": "Bỏ quan tâm",
}


def telephone(said: Iterable[Mapping[str, Any]], account: str, user: str) -> str:
    """The conversations, and a form that goes on with the one of ``account`` and ``user``."""
    rows = "".join(
        f"<tr><td>{'Người dân' if line['mine'] else 'OA'}<br>{esc(line['user'])} · OA {esc(line['oa'])}</td>"
        f"<td>{esc(line['text'])}</td></tr>"
        for line in said
        if not account or line["oa"] == account
    ).replace("\n", "<br>")
    options = "".join(f'<option value="{code}">{esc(label)}</option>' for code, label in _KINDS.items())
    form = (
        '<form method="post" action="/zalo/nhan-tin">'
        f'<p><label>Số của OA <input name="oa" value="{esc(account)}" required></label></p>'
        f'<p><label>Mã người dùng <input name="user" value="{esc(user)}"></label></p>'
        f'<p><label>Gửi <select name="kind">{options}</select></label></p>'
        '<p><label>Lời nhắn <textarea name="text" rows="4"></textarea></label></p>'
        '<p><label>Vĩ độ <input name="lat" value="10.5359"></label> '
        '<label>Kinh độ <input name="lng" value="106.4137"></label></p>'
        "<p><button>Gửi</button></p></form>"
    )
    table = f"<table>{rows}</table>" if rows else "<p>Chưa có tin nhắn nào.</p>"
    return page("Nhắn tin cho OA", form + table, "Zalo Official Account")


def lamp() -> bytes:
    """A small picture in one colour, drawn here: 320 × 240, dusk."""
    line = b"\0" + bytes((38, 50, 74)) * 320

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 320, 240, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(line * 240)) + chunk(b"IEND", b"")
