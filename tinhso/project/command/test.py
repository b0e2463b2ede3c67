"""Every check and every test, as CI runs them; with paths, only those tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tinhso.project.command.browser import find_or_install
from tinhso.project.command.check import passes
from tinhso.project.command.instance import python
from tinhso.project.command.processes import do
from tinhso.project.env import ROOT
from tinhso.project.postgres import Cluster


def run(arguments: list[str]) -> None:
    if arguments:
        sys.exit(pytest(*arguments))
    began = time.monotonic()
    print("1/3 checks", flush=True)
    good = {"checks": passes()}
    two = ("-n", "2", "--dist", "loadfile", "--durations=25", "-m")
    print("2/3 tests, two at a time", flush=True)
    # In the order of the collection: the files that share the planted province stand together.
    with beside("tests.first_start"):
        good["tests"] = pytest(*two, "not journey and not slow", "--no-loadscope-reorder") == 0
    print("3/3 walks in a real browser", flush=True)
    # Timed by the eye of a browser, so after everything else; each of the two walks in a copy of its own.
    if find_or_install():
        good["walks"] = pytest(*two, "journey and not slow", none_is_fine=True) == 0
    if not os.environ.get("DATABASE_URL"):
        Cluster(ROOT / ".data" / "test").stop()
    said = ", ".join(f"{name} {'pass' if passed else 'FAIL'}" for name, passed in good.items())
    print(f"{said} ({(time.monotonic() - began) / 60:.0f} minutes)", flush=True)
    sys.exit(0 if all(good.values()) else 1)


@contextmanager
def beside(module: str) -> Iterator[None]:
    """Run a module in a process of its own meanwhile; whoever needs what it makes says so if it cannot be made."""
    command, quiet = python("-m", module), subprocess.DEVNULL
    child = subprocess.Popen(command, env=_environment(), cwd=ROOT, stdin=quiet, start_new_session=True)
    try:
        yield
    finally:
        child.send_signal(signal.SIGINT)  # it has ended long ago, or cleans up behind itself
        child.wait()


def pytest(*arguments: str, none_is_fine: bool = False) -> int:
    """Run pytest in a process of its own; returns its exit code."""
    code = do(python("-m", "pytest", *arguments), _environment(), ROOT)
    return 0 if none_is_fine and code == 5 else code


def _environment() -> dict[str, str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("TINHSO_DATA", None)
    return environment
