"""The province's own line icons: 24 units square, one weight, round ends."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

ICONS = {
    "alert": "M12 4 21 20H3z M12 10v4.5 M12 17.2v.1",
    "arrow-left": "M20 12H4 M10 6l-6 6 6 6",
    "arrow-right": "M4 12h16 M14 6l6 6-6 6",
    "bell": "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4z M10 21h4",
    "bolt": "M13 3 5 14h6l-1 7 9-11h-6z",
    "book": "M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1z M12 6v14",
    "building": "M4 21h16 M6 21V8l6-4 6 4v13 M10 12v.1 M14 12v.1 M10 16v.1 M14 16v.1",
    "calendar": "M4 6h16v14H4z M4 10h16 M8 3v4 M16 3v4",
    "camera": "M3 8h4l2-3h6l2 3h4v11H3z M12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7",
    "card": "M3 6h18v12H3z M3 10h18 M6.5 14.5h4",
    "chart": "M4 4v16h16 M8 20v-6 M12 20V9 M16 20v-9",
    "check": "M4 12.5 9.5 18 20 6.5",
    "chevron-down": "M5 9l7 7 7-7",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 M12 7v5.5l3.5 2",
    "close": "M6 6l12 12 M18 6 6 18",
    "copy": "M9 9h11v11H9z M15 9V4H4v11h5",
    "cross": "M9.5 4h5v5.5H20v5h-5.5V20h-5v-5.5H4v-5h5.5z",
    "download": "M12 4v11 M7 10.5l5 5 5-5 M4 20h16",
    "drop": "M12 3.5c3.5 4.5 6 7.3 6 10.5a6 6 0 0 1-12 0c0-3.2 2.5-6 6-10.5z",
    "edit": "M4 20l1-4.5L16.5 4 20 7.5 8.5 19z M14 6.5 17.5 10",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12"
    " M12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6",
    "field": "M4 20h16 M12 20v-9 M12 11c0-3 2-5 5-5 0 3-2 5-5 5 M12 14c0-3-2-5-5-5 0 3 2 5 5 5",
    "file": "M6 3h8l5 5v13H6z M14 3v5h5",
    "filter": "M4 6h16 M7 12h10 M10 18h4",
    "folder": "M3 6h6l2 3h10v10H3z",
    "home": "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z",
    "inbox": "M4 13 7 5h10l3 8v6H4z M4 13h5l1 2.5h4l1-2.5h5",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 M12 11v5.5 M12 7.7v.1",
    "lamp": "M8 21h8 M12 21V6 M12 6h4a3 3 0 0 1 3 3h-6 M17 12.5v2 M14.5 12l-1 1.5 M19.5 12l1 1.5",
    "leaf": "M5 19c0-9 5-14 15-14 0 9-5 14-12 14-2 0-3-1-3-3 M5 19c2-5 5-8 9-10",
    "link": "M10 14a4 4 0 0 0 6 .4l3-3A4 4 0 0 0 13.4 5.7l-1.4 1.4"
    " M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.6 5.7l1.4-1.4",
    "lock": "M5 11h14v10H5z M8 11V8a4 4 0 0 1 8 0v3",
    "mail": "M3 6h18v13H3z M3 7l9 7 9-7",
    "menu": "M4 7h16 M4 12h16 M4 17h16",
    "money": "M3 6h18v12H3z M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6 M6 9v.1 M18 15v.1",
    "pause": "M9 5v14 M15 5v14",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7"
    " M2.5 20a6.5 6.5 0 0 1 13 0 M16 4.5a3.5 3.5 0 0 1 0 6 M18 14.5a6.5 6.5 0 0 1 3.5 5.5",
    "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8 M4.5 21a7.5 7.5 0 0 1 15 0",
    "phone": "M6 3h4l1.5 5L9 10a12 12 0 0 0 5 5l2-2.5 5 1.5v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3",
    "pin": "M12 21s7-6.5 7-11.5a7 7 0 0 0-14 0C5 14.5 12 21 12 21 M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5",
    "plus": "M12 5v14 M5 12h14",
    "print": "M7 9V3h10v6 M7 17H4V9h16v8h-3 M7 14h10v7H7z",
    "qr": "M4 4h6v6H4z M14 4h6v6h-6z M4 14h6v6H4z M14 14h2.5v2.5 M20 14v3 M14 20h3 M20 20v.1",
    "refresh": "M20 5v5h-5 M4 19v-5h5 M19.5 10A8 8 0 0 0 6 7 M4.5 14A8 8 0 0 0 18 17",
    "road": "M8 3 4 21 M16 3l4 18 M12 4v3 M12 10.5v3 M12 17v3",
    "seal": "M12 14.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12 M8.5 13.5 7 22l5-3 5 3-1.5-8.5 M9.7 8.5l1.7 1.7 3-3.2",
    "search": "M10.5 17.5a7 7 0 1 0 0-14 7 7 0 0 0 0 14 M15.5 15.5 21 21",
    "send": "M4 12 21 4l-5 17-4-7z M12 14l4-5",
    "settings": "M4 7h9 M17 7h3 M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4 M4 17h3 M11 17h9 M9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
    "shield": "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z M9 12l2 2 4-4",
    "shop": "M4 9l1.5-5h13L20 9 M4 9a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 9 M6 12v8h12v-8",
    "sign": "M3 20h18 M4 16c3-9 6-12 7-9s-4 8-1 8 3-4 5-4 0 4 2 4 2-1 3-2",
    "signal": "M12 21V11 M12 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4 M7.5 13.5a6.4 6.4 0 0 1 0-9 M16.5 13.5a6.4 6.4 0 0 0 0-9",
    "star": "M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6L12 17l-5.3 3 1.1-6L3.4 9.8l6-.8z",
    "trash": "M5 7h14 M9 7V4h6v3 M7 7l1 14h8l1-14 M10.5 11v6 M13.5 11v6",
    "tree": "M12 21v-7 M12 14a5.5 5.5 0 0 0 5-8 5 5 0 0 0-10 0 5.5 5.5 0 0 0 5 8 M12 12l2.5-2.5",
    "undo": "M8 5 4 9l4 4 M4 9h10a6 6 0 0 1 0 12h-3",
    "target": "M12 18.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13 M12 2v6 M12 16v6 M2 12h6 M16 12h6",
    "upload": "M12 16V5 M7 9.5l5-5 5 5 M4 20h16",
}  # fmt: skip


def icon(name: str, label: str = "") -> SafeString:
    """The drawing as inline SVG; without a label it is decoration and hidden from screen readers.

    Raises KeyError for a name that is not drawn.
    """
    voice = format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"')
    return format_html('<svg class="icon" viewBox="0 0 24 24"{}><path d="{}"/></svg>', voice, ICONS[name])
