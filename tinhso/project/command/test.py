"""Every check and every test, as CI runs them; with paths, only those tests."""

from __future__ import annotations

import os
import subprocess
import sys

from tinhso.project.command.browser import find_or_install
from tinhso.project.command.check import passes
from tinhso.project.command.instance import python
from tinhso.project.env import ROOT
from tinhso.project.postgres import Cluster


def run(arguments: list[str]) -> None:
    if arguments:
        sys.exit(pytest(*arguments))
    good = passes()
    find_or_install()
    # The browser's walks commit and flush; they run alone, after everything that can share the machine.
    good = pytest("-n", "2", "--dist", "loadfile", "-m", "not journey and not slow") == 0 and good
    good = pytest("-m", "journey and not slow", none_is_fine=True) == 0 and good
    Cluster(ROOT / ".data" / "test").stop()
    sys.exit(0 if good else 1)


def pytest(*arguments: str, none_is_fine: bool = False) -> int:
    """Run pytest in a process of its own; returns its exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("TINHSO_DATA", None)
    code = subprocess.run(python("-m", "pytest", *arguments), env=environment, cwd=ROOT, check=False).returncode
    return 0 if none_is_fine and code == 5 else code
