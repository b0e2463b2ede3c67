"""The quick checks, one visible list: style, types, floors, templates, translations, migrations."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from tinhso.project.command.instance import python
from tinhso.project.env import ROOT

SCRIPTS = ROOT / ".venv" / "bin"
CHECKS = (
    ("style", [str(SCRIPTS / "ruff"), "check", "."]),
    ("format", [str(SCRIPTS / "ruff"), "format", "--check", "--quiet", "."]),
    ("floors", [str(SCRIPTS / "lint-imports")]),
    ("types", [str(SCRIPTS / "mypy"), "tinhso", "pretend"]),
    ("templates", [str(SCRIPTS / "djlint"), "--lint", "--quiet", "tinhso"]),
    ("translations", python("-m", "tinhso.project.messages", "--check")),
    ("declarations", python("manage.py", "check", "--fail-level", "WARNING")),
    ("migrations", python("manage.py", "makemigrations", "--check", "--dry-run", "--verbosity", "0")),
)


def run(arguments: list[str]) -> None:
    if not passes(set(arguments)):
        sys.exit(1)


def passes(only: set[str] | None = None) -> bool:
    """Run every check (or those named), print a line each and the output of those that fail."""
    environment = {**os.environ, "TINHSO_DATA": str(ROOT / ".data" / "test"), "TINHSO_AS_OWNER": "1"}
    from tinhso.project.postgres import Cluster

    if not os.environ.get("DATABASE_URL"):
        os.environ["TINHSO_DISPOSABLE"] = "1"
        Cluster(ROOT / ".data" / "test").start()
    good = True
    for name, command in CHECKS:
        if only and name not in only:
            continue
        began = time.monotonic()
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'} {name} ({time.monotonic() - began:.1f} s)", flush=True)
        if done.returncode:
            good = False
            print((done.stdout + done.stderr)[-6000:], flush=True)
    return good
