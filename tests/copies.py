"""A real copy of the province on a folder and a port of its own, started through the one door."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tinhso.project.command.instance import Instance
from tinhso.project.env import ROOT

RUN = str(ROOT / "run")
OURS = ("DATABASE_", "TINHSO_", "PYTEST_", "DJANGO_")
PATIENCE = 600.0  # seconds: others may share the machine
STOPS_WITHIN = 60.0  # seconds
WAITING = """SELECT count(*) FROM procrastinate_jobs
WHERE status = 'doing' OR (status = 'todo' AND coalesce(scheduled_at, now()) <= now())"""
PORTS = 4  # web, live stream, pretend partners, their mail box


def bare() -> dict[str, str]:
    """The environment of a person's shell: nothing of the test's own."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def ask(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    """Type ``./run …`` and wait for its end."""
    command = [RUN, *map(str, arguments)]
    return subprocess.run(command, env=bare() | more, capture_output=True, text=True, timeout=PATIENCE, check=False)


def free_port() -> int:
    """The first of four neighbours on which nobody listens, somewhere: others look for theirs at the same time."""
    for port in random.sample(range(20_000, 32_000, 10), 1_200):  # below those that the system lends
        if not any(_is_taken(port + n) for n in range(PORTS)):
            return port
    raise OSError("There are no four free ports.")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Copy:
    """``./run demo`` in a folder; what it says is kept in ``said``."""

    folder: Path
    port: int = field(default_factory=free_port)
    child: subprocess.Popen[str] | None = None
    seconds: float = 0.0

    @property
    def instance(self) -> Instance:
        return Instance(self.folder, self.port)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def partners_url(self) -> str:
        return f"http://localhost:{self.port + 2}"

    @property
    def arguments(self) -> tuple[str, ...]:
        """What names this copy to any verb of ``./run``."""
        return "--port", str(self.port), "--data", str(self.folder)

    @property
    def log(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}.log")

    @property
    def said(self) -> str:
        return self.log.read_text() if self.log.exists() else ""

    def begin(self) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        command = [RUN, "demo", *self.arguments]
        with self.log.open("w") as log:
            self.child = subprocess.Popen(
                command, env=bare(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, text=True,
                start_new_session=True,
            )  # fmt: skip

    def start(self) -> None:
        """Begin, and wait for the line that says it is ready."""
        began = time.monotonic()
        self.begin()
        self.wait_for("ready: http://localhost:")
        self.seconds = time.monotonic() - began

    def wait_for(self, words: str) -> None:
        until = time.monotonic() + PATIENCE
        while words not in self.said:
            assert self.child is not None
            assert self.child.poll() is None, self.said
            assert time.monotonic() < until, self.said
            time.sleep(0.05)

    def wait_until_idle(self) -> None:
        """Until its worker has done what the planting left to it."""
        until = time.monotonic() + PATIENCE
        with psycopg.connect(self.instance.cluster.url(), autocommit=True) as connection:
            while (row := connection.execute(WAITING).fetchone()) and row[0]:
                assert time.monotonic() < until, row
                time.sleep(0.2)

    def interrupt(self) -> int:
        """Press Ctrl-C, as a terminal does: the whole group hears it. Returns the exit code."""
        assert self.child is not None
        with contextlib.suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(self.child.pid, signal.SIGINT)
        code = self.child.wait(STOPS_WITHIN)
        self.child = None
        return code

    def processes(self) -> list[str]:
        """The command lines of every process that belongs to this folder."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                line = (place / "cmdline").read_bytes() + b"\n" + (place / "environ").read_bytes()
            except OSError:
                continue
            if f"TINHSO_DATA={self.folder}".encode() in line or f"{self.folder}/".encode() in line.split(b"\n")[0]:
                found.append(line.split(b"\n")[0].replace(b"\0", b" ").decode())
        return found
