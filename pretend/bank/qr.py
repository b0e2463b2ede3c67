"""Reading VietQR as a banking app does (EMVCo merchant-presented mode, NAPAS)."""

from __future__ import annotations

import binascii
from dataclasses import dataclass


class NotReadable(Exception):
    """The app shows this sentence."""


@dataclass(frozen=True)
class Asked:
    """What a code asks for; ``amount`` 0 leaves it to the payer."""

    bank: str
    account: str
    amount: int
    purpose: str


def read(text: str) -> Asked:
    """Raises NotReadable."""
    text = text.strip()
    if not text.isascii() or f"{binascii.crc_hqx(text[:-4].encode(), 0xFFFF):04X}" != text[-4:]:
        raise NotReadable("Mã QR bị lỗi, vui lòng quét lại.")
    try:
        top = pieces(text)
        whom = pieces(pieces(top["38"])["01"])
        return Asked(whom["00"], whom["01"], int(top.get("54", 0)), pieces(top.get("62", "")).get("08", ""))
    except (KeyError, ValueError) as error:
        raise NotReadable("Đây không phải mã VietQR.") from error


def pieces(text: str) -> dict[str, str]:
    found = {}
    while text:
        tag, length, rest = text[:2], int(text[2:4]), text[4:]
        found[tag], text = rest[:length], rest[length:]
    return found
