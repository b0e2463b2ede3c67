"""The walks in a real browser alone, with their pictures in shots/."""

from __future__ import annotations

import os
import sys

from tinhso.project.command.browser import find_or_install
from tinhso.project.command.test import pytest


def run(arguments: list[str]) -> None:
    find_or_install()
    os.environ["TINHSO_SHOTS"] = "yes"
    sys.exit(pytest("-m", "journey", *arguments))
