"""One migrated database from which every run's test database is copied, so that a single test starts in seconds.

It is made anew when a migration or what migrations load has changed, in the tests' own cluster only: a database that
was given by DATABASE_URL is migrated from nothing each time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from tests.environment import FOLDER, ROOT
from tinhso.project.postgres import OWNER, Cluster

PREFIX = "pattern_"
READ = ("tinhso/**/migrations/*.py", "tinhso/**/data/**/*", "tinhso/**/models.py", "requirements/test.txt")


def pattern() -> str | None:
    """The name of the database to copy, made if it is not there; none where the cluster is not ours."""
    if os.environ.get("DATABASE_URL"):
        return None
    name, cluster = f"{PREFIX}{digest(ROOT)}", Cluster(FOLDER)
    with (
        (FOLDER / "pattern").open("w") as lock,
        psycopg.connect(cluster.url(OWNER, "postgres"), autocommit=True) as connection,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)  # the second worker waits for the first
        there = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if name not in there:
            for old in (one for one in there if one.startswith(PREFIX)):
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            _make(f"{name}_half", cluster, connection)
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(f"{name}_half"), sql.Identifier(name)))
    return name


def digest(root: Path) -> str:
    """Of everything that decides how a migrated database looks."""
    seen = hashlib.sha256()
    for glob in READ:
        for path in sorted(path for path in root.glob(glob) if path.is_file()):
            seen.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]


def _make(name: str, cluster: Cluster, connection: psycopg.Connection) -> None:
    connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    url = cluster.url(OWNER, name)
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"]
    environment = {**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": url}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
