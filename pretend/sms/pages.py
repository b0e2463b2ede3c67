"""The page on which every SMS of the demonstration ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pretend.look import esc, page


def listed(messages: Iterable[Mapping[str, Any]]) -> str:
    """Number, text, parts and time, newest first."""
    rows = "".join(
        f"<tr><td>{esc(m['phone'])}<br>{esc(m['at'])}</td><td>{esc(m['message'])}<br>"
        f"{esc(m['brandname'])}, {m['parts']} tin</td></tr>"
        for m in messages
    )
    table = f"<table>{rows}</table>" if rows else "<p>Chưa có tin nhắn nào.</p>"
    return page("Tin nhắn đã nhận", table, "Cổng tin nhắn SMS")
