"""The long fault tests: minutes of killed processes and failing partners."""

from __future__ import annotations

import sys

from tinhso.project.command.test import pytest


def run(arguments: list[str]) -> None:
    sys.exit(pytest("-m", "slow", *arguments))
