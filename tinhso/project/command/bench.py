"""Measurements: every module of bench/ that is named, or all; each prints its figures beside their limits."""

from __future__ import annotations

import os
import subprocess
import sys

from tinhso.project.command.instance import python
from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    known = sorted(path.stem for path in (ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    names = [argument for argument in arguments if argument in known] or known
    options = [argument for argument in arguments if argument not in known]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    bad = 0
    for name in names:
        print(f"── {name}", flush=True)
        command = python("-m", f"bench.{name}", *options)
        bad |= subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode
    sys.exit(bad)
