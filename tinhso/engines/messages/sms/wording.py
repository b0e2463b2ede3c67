"""The letters of an SMS: how many parts it costs, and how to write Vietnamese in the cheap ones."""

from __future__ import annotations

import unicodedata

from django.conf import settings

_BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = set("^{}\\[~]|€\f")  # each takes the place of two
_MARKS = dict.fromkeys(range(0x300, 0x370))
_LIKE = str.maketrans(
    {
        "đ": "d",
        "Đ": "D",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "•": "-",
        "\u00a0": " ",
    }
)
MOST_PARTS = 3  # what Vietnamese networks put together again


def plain(text: str) -> str:
    """Without diacritics, in letters that every gateway carries: ``Hồ sơ đã xong`` → ``Ho so da xong``."""
    flat = unicodedata.normalize("NFD", text).translate(_MARKS).translate(_LIKE)
    return "".join(letter for letter in flat if letter.isascii() and (letter.isprintable() or letter == "\n"))


def worded(text: str) -> str:
    """As it goes out from this installation."""
    return plain(text) if settings.SMS_PLAIN else text


def parts(text: str) -> int:
    """How many SMS it is charged as (3GPP TS 23.038): 160 or 70 letters in one, 153 or 67 in each of several."""
    if all(letter in _BASIC or letter in _EXTENDED for letter in text):
        length, one, each = len(text) + sum(letter in _EXTENDED for letter in text), 160, 153
    else:
        length, one, each = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= one else -(-length // each)
