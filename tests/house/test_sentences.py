"""What can go wrong before the province runs: one sentence each, and no traceback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys

import pytest

from tests.copies import Copy, ask, bare, free_port
from tinhso.project import programs
from tinhso.project.command.instance import Instance
from tinhso.project.env import ROOT
from tinhso.project.postgres import Cluster, ClusterProblem


def sentence(done) -> str:
    assert done.returncode != 0
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr.strip()


def test_a_taken_port_is_named_with_the_way_out(tmp_path):
    port = free_port()
    with socket.create_server(("127.0.0.1", port + 1)):
        done = ask("demo", "--port", port, "--data", tmp_path / "copy")
    assert sentence(done) == f"Port {port + 1} is taken. Stop what uses it, or start on others: --port {port + 10}"
    assert not (tmp_path / "copy" / "pg").exists()


def test_a_damaged_database_folder_is_named_with_the_way_out(tmp_path):
    (tmp_path / "copy" / "pg" / "base").mkdir(parents=True)
    done = ask("demo", "--port", free_port(), "--data", tmp_path / "copy")
    assert sentence(done).startswith(f"There is no readable database in {tmp_path / 'copy' / 'pg'}: it is damaged.")
    assert "restore a backup with ./run restore" in done.stderr


def test_a_database_of_another_version_is_refused(tmp_path):
    (tmp_path / "pg").mkdir()
    (tmp_path / "pg" / "PG_VERSION").write_text("17\n")
    with pytest.raises(ClusterProblem, match="is of PostgreSQL 17, but 18 is needed"):
        Cluster(tmp_path).start()


def test_a_database_whose_files_were_lost_says_so(tmp_path):
    cluster = Cluster(tmp_path)
    cluster.start()
    cluster.stop()
    shutil.rmtree(cluster.data / "global")
    with pytest.raises(ClusterProblem, match="does not start: .*restore a backup"):
        cluster.start()


def test_half_a_cluster_is_made_again(tmp_path):
    (tmp_path / "pg.new" / "base").mkdir(parents=True)
    cluster = Cluster(tmp_path)
    cluster.start()
    cluster.stop()
    assert (cluster.data / "PG_VERSION").read_text() == "18\n"
    assert not (tmp_path / "pg.new").exists()


def test_a_very_long_path_gets_its_socket_elsewhere(tmp_path):
    folder = tmp_path / ("tinh-tay-ninh" * 9)
    assert len(str(Cluster(folder).socket)) < 80
    assert Cluster(folder).socket == Cluster(folder).socket


def test_a_full_disk_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0))
    with pytest.raises(ClusterProblem, match="Less than 500 MB are free"):
        Instance(tmp_path).require_space()


@pytest.mark.parametrize(
    ("arguments", "begins"),
    [
        (("accounts", "--data", "{folder}"), "There is no province in"),
        (("shell", "--data", "{folder}"), "There is no province in"),
        (("backup", "{folder}/b", "--data", "{folder}"), "There is no province in"),
        (("restore", "{folder}", "--data", "{folder}/new"), "{folder} is not a whole backup of ours"),
        (("demo", "--port", "80", "--data", "{folder}"), "Port 80 cannot be used."),
        (("check", "everything"), "There is no check “everything”"),
        (("dance",), "There is no verb “dance”."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_wrong_command_says_what_to_do(tmp_path, arguments, begins):
    said = sentence(ask(*(word.format(folder=tmp_path) for word in arguments)))
    assert said.startswith(begins.format(folder=tmp_path))


def test_where_namespaces_are_not_allowed_root_runs_postgres_as_another_user(tmp_path):
    """A machine whose kernel forbids user namespaces: unshare fails there."""
    refusing = tmp_path / "unshare"
    refusing.write_text("#!/bin/sh\nexit 1\n")
    refusing.chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    code = "from tinhso.project.programs import as_whom; print(*as_whom())"
    asked = subprocess.run(
        [sys.executable, "-c", code], env=bare() | {"PATH": path}, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == (" ".join(programs.OTHER_USER) if os.geteuid() == 0 else "")


def test_what_was_interrupted_leaves_nothing_running_and_goes_on_the_next_time(tmp_path):
    copy = Copy(tmp_path / "copy")
    copy.begin()
    copy.wait_for("database: migrating")
    assert copy.interrupt() == 130
    assert copy.processes() == []
    assert "Traceback" not in copy.said
    copy.begin()
    copy.wait_for("planting 1/")
    assert copy.interrupt() == 130
    assert copy.processes() == []
    assert "Traceback" not in copy.said
