"""The quick checks, one visible list: style, types, floors, templates, translations, migrations, reference."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from tinhso.project.command.instance import python
from tinhso.project.env import ROOT
from tinhso.project.postgres import Cluster

SCRIPTS = ROOT / ".venv" / "bin"
CHECKS = {  # the longest first, since two run at a time
    "types": python("-m", "mypy", "tinhso", "pretend"),
    "style": [str(SCRIPTS / "ruff"), "check", "."],
    "format": [str(SCRIPTS / "ruff"), "format", "--check", "--quiet", "."],
    "floors": [str(SCRIPTS / "lint-imports")],
    "templates": [str(SCRIPTS / "djlint"), "--lint", "--quiet", "tinhso"],
    "translations": python("-m", "tinhso.project.messages", "--check"),
    "declarations": python("manage.py", "check", "--fail-level", "WARNING"),
    "migrations": python("manage.py", "makemigrations", "--check", "--dry-run"),
    "reference": python("-m", "tinhso.project.command", "docs", "--check"),
}


def run(arguments: list[str]) -> None:
    if unknown := set(arguments) - set(CHECKS):
        sys.exit(f"There is no check “{min(unknown)}”; there are: {', '.join(CHECKS)}.")
    sys.exit(0 if passes(set(arguments)) else 1)


def passes(only: set[str] | None = None) -> bool:
    """Run every check (or those named), two at a time; a line each, and the output of those that fail."""
    if not os.environ.get("DATABASE_URL"):
        os.environ["TINHSO_DISPOSABLE"] = "1"
        Cluster(ROOT / ".data" / "test").start()
    with ThreadPoolExecutor(2) as pool:
        return all(list(pool.map(_passes, [name for name in CHECKS if not only or name in only])))


def _passes(name: str) -> bool:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TINHSO_DATA": str(ROOT / ".data" / "test"),
        "TINHSO_AS_OWNER": "1",
    }
    began = time.monotonic()
    done = subprocess.run(CHECKS[name], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    said = "" if done.returncode == 0 else f"\n{(done.stdout + done.stderr).strip()[-6000:]}"
    print(f"{'FAIL' if said else 'ok  '} {name} ({time.monotonic() - began:.1f} s){said}", flush=True)
    return done.returncode == 0
