"""Format Python; templates are formatted by hand and checked by djlint."""

from __future__ import annotations

import subprocess

from tinhso.project.command.check import SCRIPTS
from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    for command in (["check", "--fix", "--quiet", "."], ["format", "--quiet", "."]):
        subprocess.run([str(SCRIPTS / "ruff"), *command], cwd=ROOT, check=False)
