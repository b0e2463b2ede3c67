"""A whole copy of the province, started and stopped the way a person does it."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY = "ready: http://localhost:"
PORTS = 4  # web, live stream, pretend partners, their mail box
STARTS_WITHIN, STOPS_WITHIN = 600.0, 60.0  # seconds


@dataclass(frozen=True)
class SignIn:
    """One line of ``./run accounts``; citizens have neither password nor code."""

    name: str
    username: str = ""
    password: str = ""
    code: str = ""


@dataclass
class Copy:
    """``url`` answers; ``states`` keeps who has signed in already."""

    port: int
    folder: Path
    process: subprocess.Popen[str] | None = None
    states: dict[str, object] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def partners_url(self) -> str:
        return f"http://localhost:{self.port + 2}"

    @property
    def log(self) -> Path:
        return self.folder / "journeys.log"

    def sign_ins(self) -> dict[str, SignIn]:
        """What ``./run accounts`` prints now, by user name (officials) and by name (citizens)."""
        done = subprocess.run(
            ["./run", "accounts", *self.arguments],
            cwd=ROOT,
            env=surroundings(),
            capture_output=True,
            text=True,
            check=True,
        )
        found = map(read_line, done.stdout.splitlines())
        return {line.username or line.name: line for line in found if line is not None}

    @cached_property
    def known_sign_ins(self) -> dict[str, SignIn]:
        """The same as at first: names and passwords do not change, codes do."""
        return self.sign_ins()

    @property
    def arguments(self) -> list[str]:
        return ["--port", str(self.port), "--data", str(self.folder)]


def read_line(line: str) -> SignIn | None:
    """None for a line that is no sign-in."""
    official = re.fullmatch(r"(\S+)\s+(\S+) · (\d{6})\s+(.+?) · .+", line.strip())
    if official:
        username, password, code, name = official.groups()
        return SignIn(name, username, password, code)
    citizen = re.fullmatch(r"VNeID\s+passcode \d{6}\s+(.+)", line.strip())
    return SignIn(citizen.group(1)) if citizen else None


def start() -> Copy:
    """Start it in a new folder; raises RuntimeError with its last lines if it does not say that it is ready."""
    (ROOT / ".data").mkdir(exist_ok=True)
    copy = Copy(free_port(), Path(tempfile.mkdtemp(prefix="journeys-", dir=ROOT / ".data")))
    with copy.log.open("w") as log:
        copy.process = subprocess.Popen(
            ["./run", "demo", *copy.arguments],
            cwd=ROOT, env=surroundings(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, text=True,
            start_new_session=True,
        )  # fmt: skip
    until = time.monotonic() + STARTS_WITHIN
    while READY not in copy.log.read_text():
        if copy.process.poll() is not None or time.monotonic() > until:
            said = copy.log.read_text()[-3000:]
            stop(copy)
            raise RuntimeError(f"./run demo did not become ready:\n{said}")
        time.sleep(0.2)
    return copy


def stop(copy: Copy) -> str:
    """Press Ctrl-C; returns the last line it said. Asserts that it ended by itself and left no process behind."""
    process = copy.process
    assert process is not None
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(STOPS_WITHIN)
    finally:
        left = left_behind(copy)
        said = copy.log.read_text()
        shutil.rmtree(copy.folder, ignore_errors=True)
    assert not left, f"still running after Ctrl-C: {left}"
    return said.strip().splitlines()[-1]


def left_behind(copy: Copy) -> list[str]:
    """The command lines of processes that name this copy's folder in their arguments or surroundings."""
    mark, found = str(copy.folder).encode(), []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        try:
            line = (entry / "cmdline").read_bytes()
            if mark in line or mark in (entry / "environ").read_bytes():
                found.append(line.replace(b"\0", b" ").decode(errors="replace")[:120])
        except OSError:
            continue
    return found


def surroundings() -> dict[str, str]:
    """What a person's shell has: nothing of the tests' own settings."""
    tests_own = ("TINHSO_", "DATABASE_", "DJANGO_", "PYTEST_")
    return {name: value for name, value in os.environ.items() if not name.startswith(tests_own)}


def free_port() -> int:
    """The first of four free ports in a row."""
    while True:
        port = random.randrange(20000, 30000, 10)
        if all(is_free(port + more) for more in range(PORTS)):
            return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
