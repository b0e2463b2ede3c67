"""Where the machine's own browser is, and how it is started."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "No chromium was found, so the walks in a browser did not run: install one (on Debian `apt-get install chromium`) "
    "or name it in TINHSO_CHROMIUM."
)
QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def path() -> str | None:
    """The browser's program, or None where there is none."""
    return os.environ.get("TINHSO_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
