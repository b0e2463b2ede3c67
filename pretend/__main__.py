"""``python -m pretend --port 8001 --data FOLDER``: the outside parties, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from pretend.app import App
from pretend.partner import World
from pretend.server import serve


def main(arguments: list[str] | None = None) -> int:
    """Serve until interrupted; returns the exit code (2: the port is taken)."""
    read = argparse.ArgumentParser(prog="python -m pretend", description="The outside parties of the demonstration.")
    read.add_argument("--port", type=int, required=True)
    read.add_argument("--host", default="127.0.0.1")
    read.add_argument("--mail-port", type=int, help="where the mail server listens; --port + 1 by default")
    read.add_argument("--data", type=Path, required=True, help="folder for the partners' own data")
    read.add_argument("--public-url", default="", help="the address at which a browser reaches this process")
    read.add_argument("--province-url", default="http://localhost:8000", help="the address of the province's server")
    given = read.parse_args(arguments)
    world = World(
        data=given.data,
        public_url=(given.public_url or f"http://localhost:{given.port}").rstrip("/"),
        province_url=given.province_url.rstrip("/"),
        secret=os.environ.get("PRETEND_SECRET", "demonstration"),
        mail_port=given.mail_port or given.port + 1,
    )
    try:
        serve(App(world), given.host, given.port)
    except OSError as error:
        sys.stderr.write(f"Port {given.port} cannot be used ({error.strerror}). Choose another with --port.\n")
        return 2
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
