"""The service worker of pages that work without a connection: one text, with the addresses of whose it is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources

from django.templatetags.static import static

SHELF = (
    "ui/province.css", "ui/river.svg", "ui/mark.svg", "ui/js/page.js", "ui/js/words.js", "ui/js/file-drop.js",
    "ui/js/char-count.js",
    "ui/js/theme-switch.js", "feedback/report-outbox.js",
    "npm/htmx.org/dist/htmx.esm.min.js",
    *(f"npm/@fontsource/be-vietnam-pro/files/be-vietnam-pro-{script}-{weight}-normal.woff2"
      for script in ("latin", "vietnamese") for weight in (400, 600)),
)  # fmt: skip
"""What every page without a connection loads."""


def worker_text(*, name: str, store: str, offline: str, receive: str, shelf: Sequence[str]) -> str:
    """The worker with the addresses of today; a browser takes it anew when one of them changed.

    ``name`` keeps the shelves of two workers of one site apart, ``store`` is what waits on the device.
    """
    values = {
        "NAME": name, "STORE": store, "OFFLINE": offline, "RECEIVE": receive, "SHELL": [static(each) for each in shelf],
    }  # fmt: skip
    text = "".join(f"const {key} = {json.dumps(value)};\n" for key, value in values.items())
    version = hashlib.sha256((text + _worker()).encode()).hexdigest()[:12]
    outbox = static("feedback/report-outbox.js")
    return f'import {{ sendAll, TAG }} from "{outbox}";\n{text}const VERSION = "{version}";\n{_worker()}'


@cache
def _worker() -> str:
    return resources.files("tinhso.systems.feedback").joinpath("static/feedback/report-worker.js").read_text("utf-8")
