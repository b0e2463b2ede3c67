"""Python with the models at hand, on the data of an instance."""

from __future__ import annotations

import subprocess
import sys

from tinhso.project.command.instance import parse, python
from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    instance.require_made()
    with instance.database():
        command = python("manage.py", "shell", *rest)
        sys.exit(subprocess.run(command, env=instance.environment(), cwd=ROOT, check=False).returncode)
