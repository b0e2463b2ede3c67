"""Several processes as one: started together, watched, and stopped together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

GRACE = 8.0  # seconds a process has to end by itself


@dataclass
class Processes:
    """Children whose lines are printed behind their names."""

    running: dict[str, subprocess.Popen[str]] = field(default_factory=dict)

    def start(self, name: str, command: list[str], environment: dict[str, str], *, quiet: bool = False) -> None:
        # Their own session: Ctrl-C reaches us alone, and we stop them in order.
        child = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        self.running[name] = child
        threading.Thread(target=_print_lines, args=(name, child, quiet), daemon=True).start()

    def watch(self) -> str:
        """Wait until one of them ends by itself; returns its name."""
        while (name := self.ended()) is None:
            time.sleep(0.3)
        return name

    def ended(self) -> str | None:
        """The name of one that has ended by itself."""
        return next((name for name, child in self.running.items() if child.poll() is not None), None)

    def stop(self) -> None:
        """Ask all to end, newest first; those that do not are ended."""
        for child in reversed(self.running.values()):
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        until = time.monotonic() + GRACE
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, until - time.monotonic()))
            with contextlib.suppress(ProcessLookupError):  # what it started itself, if that outlived it
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        self.running.clear()


@contextlib.contextmanager
def together() -> Iterator[Processes]:
    """Whatever happens within, every process started is stopped at the end."""
    processes = Processes()
    try:
        yield processes
    finally:
        with undisturbed():
            processes.stop()


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """A second Ctrl-C waits until what was begun here is done."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def do(command: list[str], environment: dict[str, str], folder: Path) -> int:
    """Run one step to its end; interrupted, the step ends first, and its open transaction with it."""
    child = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        return child.wait()
    except BaseException:
        with undisturbed():
            os.killpg(child.pid, signal.SIGTERM)  # whatever it has started ends with it
            child.wait()
        raise


def _print_lines(name: str, child: subprocess.Popen[str], quiet: bool) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        if not quiet:
            print(f"{name}: {line.rstrip()}", flush=True)
