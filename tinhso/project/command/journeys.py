"""The walks in a real browser alone."""

from __future__ import annotations

import sys

from tinhso.project.command.browser import find_or_install
from tinhso.project.command.test import pytest


def run(arguments: list[str]) -> None:
    find_or_install()
    sys.exit(pytest("-m", "journey", *arguments))
