"""A database that was killed where nobody buries the dead, as in a container without an init process."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
from pathlib import Path

import psycopg
import pytest

from tinhso.project import remains
from tinhso.project.postgres import Cluster

BECOME_THE_PARENT_OF_ORPHANS = 36  # prctl's PR_SET_CHILD_SUBREAPER


@pytest.fixture
def nobody_buries():
    """Orphans of this process stay with it, and it waits for none of them before the end."""
    ctypes.CDLL(None).prctl(BECOME_THE_PARENT_OF_ORPHANS, 1)
    yield
    ctypes.CDLL(None).prctl(BECOME_THE_PARENT_OF_ORPHANS, 0)


def test_a_killed_server_is_down_and_starts_again_with_what_was_committed(tmp_path, nobody_buries, monkeypatch):
    monkeypatch.delenv("TINHSO_DISPOSABLE", raising=False)
    cluster = Cluster(tmp_path)
    cluster.start()
    with psycopg.connect(cluster.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    killed = int((cluster.data / "postmaster.pid").read_text().split()[0])
    os.kill(killed, signal.SIGKILL)
    os.waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)
    try:
        assert ") Z " in Path(f"/proc/{killed}/stat").read_text()
        assert not cluster.is_running()
        cluster.start()
        assert cluster.is_running()
        with psycopg.connect(cluster.url()) as connection:
            assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
    finally:
        cluster.stop()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(killed, 0)


def test_a_note_of_a_living_process_is_left_alone(tmp_path):
    cluster = Cluster(tmp_path)
    cluster.data.mkdir()
    note = cluster.data / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as living:
        note.write_text(f"{living.pid}\n")
        remains.clear(cluster.data, cluster.socket)
        assert note.exists()
        living.kill()
        os.waitid(os.P_PID, living.pid, os.WEXITED | os.WNOWAIT)
        remains.clear(cluster.data, cluster.socket)
        assert not note.exists()
