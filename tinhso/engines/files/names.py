"""Names of files as people give them: Vietnamese, composed, safe to show and to download."""

from __future__ import annotations

import re

from tinhso.base.text import nfc

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST = 200


def clean_name(name: str) -> str:
    """The last part of a path, NFC, without characters that a file system refuses; never empty."""
    name = nfc(_mended(name.replace("\\", "/").rsplit("/", 1)[-1]))
    name = _UNSAFE.sub("-", name).strip(" .-")
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 10:
        return f"{stem[: LONGEST - len(ending) - 1].rstrip()}.{ending}" if stem else ending
    return name[:LONGEST] or "tep"


def ending_of(name: str) -> str:
    """``Đơn.PDF`` → ``pdf``; empty without one."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def _mended(name: str) -> str:
    """Undo the commonest damage: UTF-8 read as Latin-1 or Windows-1252 on the way (``Ä\\x90Æ¡n`` for ``Đơn``)."""
    for wrong in ("latin-1", "cp1252"):
        try:
            mended = name.encode(wrong).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        return mended
    return name
