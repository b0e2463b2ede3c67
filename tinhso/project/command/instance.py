"""One running copy of the province: its folder, its ports, and the environment of its processes."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

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
        for port in range(self.port, self.port + (4 if self.demo else 2)):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError as error:
                    raise ClusterProblem(
                        f"Port {port} is taken. Stop what uses it, or start on others: --port {self.port + 10}"
                    ) from error

    def require_space(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(self.folder).free < 500 * 2**20:
            raise ClusterProblem(f"Less than 500 MB are free for {self.folder}. Free some space, then run this again.")


def parse(arguments: list[str], **more: object) -> tuple[Instance, list[str]]:
    """Read ``--port`` and ``--data``; what is left is the verb's own."""
    parser = ArgumentParser(add_help=False)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TINHSO_DATA") or ROOT / ".data" / "demo"))
    known, rest = parser.parse_known_args(arguments)
    return Instance(known.data.resolve(), known.port), rest


def python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]
