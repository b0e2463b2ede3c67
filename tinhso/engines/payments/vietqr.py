"""VietQR: the text in a transfer's QR code (EMVCo merchant-presented mode as NAPAS profiles it)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused

NAPAS, ACCOUNT, CARD = "A000000727", "QRIBFTTA", "QRIBFTTC"
DONG, VIETNAM = "704", "VN"
STATIC, DYNAMIC = "11", "12"


@dataclass(frozen=True)
class Transfer:
    """What a VietQR asks for; ``amount`` None leaves it to the payer."""

    bank: str  # six-digit BIN
    account: str
    amount: int | None = None
    purpose: str = ""
    name: str = ""
    bill: str = ""
    by_card: bool = False


def vietqr(
    bank: str, account: str, amount: int | None = None, purpose: str = "", name: str = "", *, bill: str = ""
) -> str:
    """The text of the QR code; with an amount it is dynamic (12), without static (11).

    Texts are printable ASCII; a purpose of 25 characters passes every bank. Raises ValueError for anything that
    a banking app could not read.
    """
    _require(re.fullmatch(r"\d{6}", bank), "a bank has six digits")
    _require(re.fullmatch(r"[0-9A-Za-z]{1,19}", account), "an account has up to 19 letters and digits")
    _require(amount is None or 0 < amount < 10**13, "an amount is positive and below 10^13 đồng")
    _require(all(re.fullmatch(r"[ -~]*", text) for text in (purpose, name, bill)), "texts are ASCII")
    whom = _field("00", NAPAS) + _field("01", _field("00", bank) + _field("01", account)) + _field("02", ACCOUNT)
    more = _field("01", bill) + _field("08", purpose)
    text = (
        _field("00", "01")
        + _field("01", STATIC if amount is None else DYNAMIC)
        + _field("38", whom)
        + _field("53", DONG)
        + _field("54", "" if amount is None else str(amount))
        + _field("58", VIETNAM)
        + _field("59", name)
        + _field("62", more)
        + "6304"
    )
    return text + f"{crc(text):04X}"


def parse_vietqr(text: str) -> Transfer:
    """What a VietQR asks for. Raises Refused if it is damaged or no VietQR in đồng."""
    try:
        if not text.isascii() or text[-8:-4] != "6304" or f"{crc(text[:-4]):04X}" != text[-4:].upper():
            raise ValueError("checksum")
        top = _fields(text)
        whom, more = _fields(top["38"]), _fields(top.get("62", ""))
        account = _fields(whom["01"])
        if (whom["00"], top["53"], top["58"]) != (NAPAS, DONG, VIETNAM) or whom["02"] not in (ACCOUNT, CARD):
            raise ValueError("profile")
        return Transfer(
            bank=account["00"],
            account=account["01"],
            amount=int(top["54"]) if "54" in top else None,
            purpose=more.get("08", ""),
            name=top.get("59", ""),
            bill=more.get("01", ""),
            by_card=whom["02"] == CARD,
        )
    except (KeyError, ValueError) as error:
        raise Refused(_("This is not a VietQR code, or it was damaged. Scan it again.")) from error


def crc(text: str) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, initial value 0xFFFF, nothing reflected."""
    value = 0xFFFF
    for byte in text.encode("ascii"):
        value ^= byte << 8
        for _bit in range(8):
            value = ((value << 1) ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def _field(tag: str, value: str) -> str:
    """One field: tag, length in two digits, value; nothing for an empty value."""
    _require(len(value) <= 99, "a field has up to 99 characters")
    return f"{tag}{len(value):02}{value}" if value else ""


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (tag.isdigit() and length.isdigit()) or at + 4 + int(length) > len(text) or tag in found:
            raise ValueError("structure")
        found[tag] = text[at + 4 : at + 4 + int(length)]
        at += 4 + int(length)
    return found


def _require(holds: object, sentence: str) -> None:
    if not holds:
        raise ValueError(f"Not a transfer that a banking app can read: {sentence}.")
