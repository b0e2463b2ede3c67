"""The long fault tests, minutes of killed processes and failing partners; and every property with other examples."""

from __future__ import annotations

import os
import sys

from tinhso.project.command.test import pytest


def run(arguments: list[str]) -> None:
    os.environ["TINHSO_EXAMPLES"] = "at_random"
    sys.exit(pytest("-m", "slow or hypothesis", *arguments))
