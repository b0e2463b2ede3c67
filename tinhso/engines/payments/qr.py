"""Drawing a QR code."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, label: str) -> SafeString:
    """An inline SVG of the code, black on white in any theme, with ``label`` for those who cannot see it."""
    drawn = segno.make(text, error="m", micro=False)
    return mark_safe(drawn.svg_inline(scale=6, border=4, dark="#000", light="#fff", title=label))
