"""Vietnamese text: one form to store, one to search, one to sort."""

from __future__ import annotations

import re
import unicodedata

_MARKS = dict.fromkeys(range(0x300, 0x370))
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # ngang huyền hỏi ngã sắc nặng


def nfc(text: str) -> str:
    """Composed, without surrounding white space and invisible controls: the form that is stored."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return unicodedata.normalize("NFC", kept).strip()


def fold(text: str) -> str:
    """Lower case without diacritics, ``đ`` as ``d``, white space single: the form that is searched."""
    plain = unicodedata.normalize("NFD", text.lower()).translate(_MARKS).replace("đ", "d")
    return " ".join(plain.split())


def slug(text: str) -> str:
    """``Đăng ký khai sinh`` → ``dang-ky-khai-sinh``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> str:
    """A string whose plain byte order is Vietnamese order: letters first, tones only between equal words."""
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFC", text.lower()):
        base, tone = _split(character)
        place = _LETTERS.find(base)
        letters.append(chr(0x100 + place) if place >= 0 else base)
        tones.append(str(_TONES.get(tone, 0)))
    return "".join(letters) + "\u0001" + "".join(tones)


def _split(character: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", character)
    tone = "".join(c for c in parts[1:] if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone or not tone)), tone
