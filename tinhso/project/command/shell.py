"""Python with the models at hand, on the data of an instance."""

from __future__ import annotations

import subprocess

from tinhso.project.command.instance import parse, python
from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    instance.cluster.start()
    subprocess.run(python("manage.py", "shell", *rest), env=instance.environment(), cwd=ROOT, check=False)
