"""Collect, check and compile the translations."""

from __future__ import annotations

import os
import subprocess
import sys

from tinhso.project.command.instance import python
from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = python("-m", "tinhso.project.messages", *arguments)
    sys.exit(subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode)
