"""What moderation changed in a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

SAME, GONE, NEW = "same", "gone", "new"


def difference(original: str, public: str) -> list[tuple[str, str]]:
    """Pieces of text in order, each the same, gone or new; empty where nothing was changed."""
    if original.strip() == public.strip():
        return []
    before, after = (re.findall(r"\S+\s*", text) for text in (original, public))
    pieces: list[tuple[str, str]] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append((SAME, "".join(before[a:b])))
            continue
        pieces += [(GONE, "".join(before[a:b]))] if b > a else []
        pieces += [(NEW, "".join(after[c:d]))] if d > c else []
    return pieces
