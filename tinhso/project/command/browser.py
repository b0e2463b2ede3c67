"""A browser for the tests: the system's chromium, installed from Debian where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_or_install() -> str | None:
    """The browser's path; where none can be had, one sentence, and the walks are left out."""
    found = find()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        print("installing chromium for the browser tests …", flush=True)
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(
                ["apt-get", *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdout=subprocess.DEVNULL,
                check=False,
            )
        found = find()
    if found is None:
        print("No chromium is installed and it cannot be installed here: the browser tests are left out.", flush=True)
    return found


def find() -> str | None:
    named = os.environ.get("TINHSO_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)
