"""Copies of the province as people start them: twice, side by side, stopped, backed up, restored elsewhere."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from urllib.request import urlopen

import psycopg
import pytest

from tests.copies import Copy, ask
from tests.first_start import planted
from tinhso.project.command.instance import Instance

SETTLED = "SELECT count(*) FROM papers_copy"


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Iterator[Copy]:
    """One for this file; a test may start and stop it, and leaves it as it likes."""
    copy = Copy(tmp_path_factory.mktemp("house") / "copy")
    planted(copy.folder)
    try:
        copy.start()
        yield copy
    finally:
        if copy.child:
            copy.interrupt()


@pytest.fixture
def running(copy: Copy) -> Copy:
    if copy.child is None:
        copy.start()
    return copy


@pytest.fixture
def stopped(copy: Copy) -> Copy:
    """Stopped after the worker has drawn up some of the planted papers."""
    if copy.child is None:
        copy.start()
    until = time.monotonic() + 120
    while ask_database(copy.instance, SETTLED)[0][0] < 3 and time.monotonic() < until:
        time.sleep(0.5)
    copy.interrupt()
    return copy


@pytest.fixture
def sealed(stopped: Copy) -> Copy:
    """Stopped, and what happened is sealed, as the worker does every minute."""
    seal = "from tinhso.engines.events.api import seal; seal()"
    done = ask("shell", "--data", stopped.folder, "--port", stopped.port, "-c", seal)
    assert done.returncode == 0, done.stderr
    return stopped


def ask_database(instance: Instance, question: str) -> list[tuple]:
    with psycopg.connect(instance.cluster.url()) as connection:
        return connection.execute(question).fetchall()


def cookies(copy: Copy) -> set[str]:
    with urlopen(f"{copy.url}/tai-khoan/dang-nhap/") as answer:
        return {line.partition("=")[0] for line in answer.headers.get_all("Set-Cookie") or []}


def test_a_second_start_takes_seconds_and_plants_nothing_anew(copy):
    """The aim is ten seconds; the bound leaves room for a machine that does other things."""
    if copy.child:
        copy.interrupt()
    before = (copy.folder / "planted").stat().st_mtime
    copy.start()
    assert "planting" not in copy.said
    assert (copy.folder / "planted").stat().st_mtime == before
    assert copy.seconds < 120


def test_two_copies_side_by_side_do_not_sign_each_other_out(running, tmp_path):
    """Cookies know no ports, so their names carry the copy's."""
    there = Copy(tmp_path / "other")
    planted(there.folder)
    there.start()
    try:
        mine, theirs = cookies(running), cookies(there)
    finally:
        there.interrupt()
    assert mine
    assert len(mine) == len(theirs)
    assert mine & theirs == set()


def test_a_folder_is_served_by_one_copy_at_a_time(running):
    done = ask("demo", "--port", running.port + 10, "--data", running.folder)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Another copy runs in {running.folder}.")
    assert urlopen(f"{running.url}/").status == 200


def test_ctrl_c_leaves_no_process(running):
    assert len(running.processes()) >= 6
    assert running.interrupt() == 130
    assert running.processes() == []
    assert running.said.endswith("\nstopped.\n")
    assert "Traceback" not in running.said


def test_the_sign_ins_are_listed_for_a_stopped_copy_too(stopped):
    done = ask("accounts", "--data", stopped.folder, "--port", stopped.port)
    assert done.returncode == 0, done.stderr
    assert "duyen.longan" in done.stdout
    assert stopped.processes() == []


def tables(instance: Instance) -> dict[str, tuple[int, str]]:
    """Each table → its rows and a digest of them, whatever their order; left out is what every upgrade writes anew."""
    names = ask_database(
        instance,
        "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind = 'r' "
        "AND c.relnamespace = 'public'::regnamespace "
        "AND c.relname "
        "NOT IN ('django_migrations', 'auth_permission', 'django_content_type', 'access_epoch') ORDER BY 1",
    )
    found = {}
    for (name,) in names:
        digest = f"md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) FROM {name} t"
        found[name] = ask_database(instance, f"SELECT count(*), {digest}")[0]
    return found


def test_a_backup_restored_into_a_new_cluster_is_the_same_province(sealed, tmp_path):
    backup, new = tmp_path / "backup", Instance(tmp_path / "restored", sealed.port)
    assert ask("backup", backup, "--data", sealed.folder).returncode == 0
    done = ask("restore", backup, "--data", new.folder)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^all [1-9]\d* seals hold; the last is [0-9a-f]{64}$", done.stdout, re.M), done.stdout
    with sealed.instance.database(), new.database():
        here, there = tables(sealed.instance), tables(new)
        assert {name for name in here if here[name] != there.get(name)} == set()
        assert here["papers_copy"][0] >= 3
        for (sha256,) in ask_database(new, "SELECT DISTINCT sha256 FROM files_file"):
            content = (new.folder / "files" / sha256[:2] / sha256[2:4] / sha256).read_bytes()
            assert hashlib.sha256(content).hexdigest() == sha256
    said = ask("shell", "--data", new.folder, "-c", CHECKED)
    assert said.stdout.strip().splitlines()[-1] == "papers verified, figures equal", said.stdout + said.stderr


CHECKED = """
from tinhso.engines.indicators.api import Period, count_drill, figures, indicators
from tinhso.engines.indicators.watermark import RAW, state
from tinhso.engines.files import disk
from tinhso.engines.papers.models import Copy
from tinhso.engines.signatures.api import validate_pdf
assert state().keys == frozenset(), "the watermark of the other cluster is void here"
counted = [i for i in indicators().values() if type(i).__name__ == "Measure"]
year = Period.whole_year(2026)
shown = {i.code: figures([i], period=year, compare=()).total[i.code].value for i in counted}
assert shown == {i.code: count_drill(i, period=year) for i in counted}
assert shown["services.received"] > 0, "what was planted is counted"
for sha256 in Copy.objects.values_list("sha256", flat=True)[:3]:
    reports = validate_pdf(disk.get(sha256))
    assert reports and all(report.is_valid for report in reports), reports
print("papers verified, figures equal")
"""


def test_a_backup_of_changed_events_is_restored_and_says_so(sealed, tmp_path):
    with sealed.instance.database(), psycopg.connect(sealed.instance.cluster.url()) as connection:
        number, first, last = connection.execute(
            "SELECT number, first_xid, last_xid FROM events_seal ORDER BY number DESC LIMIT 1"
        ).fetchone()
        connection.execute("ALTER TABLE events_event DISABLE TRIGGER USER")
        change = (
            "UPDATE events_event SET actor = actor + 1 WHERE xid BETWEEN %s::text::xid8 AND %s::text::xid8 "
            "AND cluster = events_cluster()"
        )
        assert connection.execute(change, [first, last]).rowcount >= 1
        connection.commit()
        assert ask("backup", tmp_path / "backup", "--data", sealed.folder).returncode == 0
        connection.execute(change.replace("+ 1", "- 1"), [first, last])
        connection.execute("ALTER TABLE events_event ENABLE TRIGGER USER")
    done = ask("restore", tmp_path / "backup", "--data", tmp_path / "restored")
    assert done.returncode == 1
    assert f"seal {number} does not hold: root" in done.stdout
    assert "were changed after they had been sealed" in done.stderr


def test_a_backup_that_lost_a_file_is_refused_before_anything_is_restored(stopped, tmp_path):
    backup = tmp_path / "backup"
    assert ask("backup", backup, "--data", stopped.folder).returncode == 0
    lost = next(path for path in sorted((backup / "files").rglob("*")) if path.is_file())
    lost.unlink()
    done = ask("restore", backup, "--data", tmp_path / "restored")
    assert done.returncode == 1
    assert f"is not whole; missing: {lost.relative_to(backup)}. Nothing was restored." in done.stderr
    assert not (tmp_path / "restored").exists()
