"""Databases that earlier versions left behind become databases of this one."""

from __future__ import annotations

import lzma
import os
import subprocess

import psycopg
import pytest

from tests.house.old_version import DUMPS
from tests.template import digest
from tinhso.project.command.demo import start
from tinhso.project.command.instance import Instance
from tinhso.project.command.migrate import migrate
from tinhso.project.messages import parts
from tinhso.project.postgres import APP, binaries

OLD = sorted(DUMPS.glob("*.dump.xz"))
SEEN = (
    "SELECT (SELECT name FROM directory_party), (SELECT count(*) FROM events_event), "
    "(SELECT name FROM directory_office)"
)


@pytest.mark.parametrize("dump", OLD, ids=lambda path: path.stem)
def test_an_old_database_is_migrated_and_keeps_what_it_holds(dump, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_OWNER_URL", raising=False)
    instance = Instance(tmp_path)
    with instance.database():
        load = [binaries() / "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--dbname"]
        content = lzma.decompress(dump.read_bytes())
        subprocess.run([*load, instance.owner_url], input=content, check=True)
        with psycopg.connect(instance.owner_url) as connection:
            before = connection.execute(SEEN).fetchone()
        migrate(instance)
        with psycopg.connect(instance.cluster.url(APP)) as connection:
            assert connection.execute(SEEN).fetchone()[::2] == before[::2]
            assert connection.execute("SELECT count(*) FROM events_event").fetchone()[0] >= before[1] >= 3
            assert connection.execute("SELECT count(*) FROM forms_procedure").fetchone()[0] >= 48
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute("DELETE FROM events_event")


def test_a_dump_is_small_enough_to_be_kept():
    assert [path.name for path in OLD if path.stat().st_size > 300_000] == []
    assert OLD


def test_a_newer_versions_sentences_are_compiled_before_the_first_page(tmp_path, monkeypatch):
    spoken = parts(["catalog"])[0] / "locale" / "vi" / "LC_MESSAGES" / "django.mo"
    os.utime(spoken, (0, 0))
    began = []

    class NoProcess:
        def start(self, name, *_):
            began.append((name, spoken.stat().st_mtime > 0))

    start(NoProcess(), Instance(tmp_path))
    assert began == [("partners", True), ("worker", True), ("live", True), ("web", True)]


def test_the_tests_own_pattern_is_made_anew_when_a_migration_changes(tmp_path):
    migration = tmp_path / "tinhso" / "engines" / "catalog" / "migrations" / "0001_initial.py"
    migration.parent.mkdir(parents=True)
    migration.write_text("operations = []\n")
    before = digest(tmp_path)
    assert digest(tmp_path) == before
    migration.write_text("operations = [1]\n")
    assert digest(tmp_path) != before
