"""One running copy of the province: its folder, its ports, and the environment of its processes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tinhso.project.command.processes import undisturbed
from tinhso.project.env import ROOT
from tinhso.project.postgres import APP, OWNER, Cluster, ClusterProblem


@dataclass(frozen=True)
class Instance:
    """``port`` is the web's; the live stream, the pretend partners and their mail box follow it."""

    folder: Path
    port: int = 8000
    demo: bool = True

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.folder)

    @property
    def owner_url(self) -> str:
        """The database as its owner."""
        given = os.environ.get("DATABASE_OWNER_URL") or os.environ.get("DATABASE_URL")
        return given or self.cluster.url(OWNER)

    def environment(self, *, owner: bool = False, walls: bool = False) -> dict[str, str]:
        """The environment of one of this copy's processes."""
        own = {} if os.environ.get("DATABASE_URL") else {
            "DATABASE_URL": self.cluster.url(APP),
            "DATABASE_OWNER_URL": self.cluster.url(OWNER),
        }  # fmt: skip
        return {
            **os.environ,
            **own,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "DJANGO_SETTINGS_MODULE": "tinhso.project.settings",
            "TINHSO_DATA": str(self.folder),
            "TINHSO_BASE_URL": os.environ.get("TINHSO_BASE_URL", f"http://localhost:{self.port}"),
            "TINHSO_LIVE_URL": os.environ.get("TINHSO_LIVE_URL", f"http://localhost:{self.port + 1}"),
            "TINHSO_INSTANCE": f"tinhso{self.port}",
            "TINHSO_AS_OWNER": "1" if owner else "",
            "TINHSO_WALLS": "1" if walls else "",
            **(self._pretend() if self.demo else {}),
        }

    def _pretend(self) -> dict[str, str]:
        return {
            "TINHSO_DEMO": "1",
            "TINHSO_PRETEND_URL": f"http://localhost:{self.port + 2}",
            "TINHSO_SMTP": f"localhost:{self.port + 3}",
        }

    def require_ports(self) -> None:
        """Raise ClusterProblem with the way out if a port is taken."""
        if not 1024 <= self.port <= 65_500:
            raise ClusterProblem(f"Port {self.port} cannot be used. Choose one between 1024 and 65500: --port 8000")
        for port in range(self.port, self.port + (4 if self.demo else 2)):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError as error:
                    raise ClusterProblem(
                        f"Port {port} is taken. Stop what uses it, or start on others: --port {self.port + 10}"
                    ) from error

    @contextlib.contextmanager
    def database(self, *, ours: bool = False) -> Iterator[None]:
        """The database runs within; it is stopped at the end if this started it (or, with ``ours``, in any case)."""
        if os.environ.get("DATABASE_URL"):
            yield
            return
        was_running = self.cluster.data.exists() and self.cluster.is_running()
        try:
            self.cluster.start()
            yield
        finally:
            if ours or not was_running:
                with undisturbed():
                    self.cluster.stop()

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Raise ClusterProblem if another copy serves this folder."""
        with (self.folder / "serving").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise ClusterProblem(
                    f"Another copy runs in {self.folder}. Stop it, or start this one elsewhere: "
                    f"--data {self.folder}2 --port {self.port + 10}"
                ) from error
            yield

    def require_made(self) -> None:
        """Raise ClusterProblem if nothing was ever started in this folder."""
        if not os.environ.get("DATABASE_URL") and not self.cluster.data.exists():
            raise ClusterProblem(f"There is no province in {self.folder} yet: ./run demo makes one.")

    def require_space(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < 500 * 2**20:
            raise ClusterProblem(f"Less than 500 MB are free for {self.folder}. Free some space, then run this again.")


def parse(arguments: list[str]) -> tuple[Instance, list[str]]:
    """Read ``--port`` and ``--data``; what is left is the verb's own."""
    known, rest = _reader().parse_known_args(arguments)
    return Instance(known.data.resolve(), known.port), rest


def parse_all(arguments: list[str]) -> Instance:
    """Read ``--port`` and ``--data``; anything else is refused."""
    known = _reader().parse_args(arguments)
    return Instance(known.data.resolve(), known.port)


def _reader() -> ArgumentParser:
    reader = ArgumentParser(prog="./run VERB", allow_abbrev=False)
    reader.add_argument("--port", type=int, default=8000, help="of the web server; the next three are used too")
    folder = Path(os.environ.get("TINHSO_DATA") or ROOT / ".data" / "demo")
    reader.add_argument("--data", type=Path, default=folder, help="the folder that keeps this copy's data")
    return reader


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
