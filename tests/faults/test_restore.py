import subprocess

import psycopg
import pytest
from django.db import connection, connections

from tinhso.base import clock
from tinhso.engines.indicators.catching_up import behind, catch_up
from tinhso.engines.indicators.drilling import count
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.folding import fold
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.tests.machine import clean
from tinhso.engines.indicators.tests.trial import CAME, happened, use
from tinhso.project.grants import grant
from tinhso.project.postgres import OWNER, Cluster, binaries

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
YEAR = Period.whole_year(2026)


def came() -> tuple[int, int]:
    return figures([CAME], period=YEAR, compare=()).total["trial.came"].value, count(CAME, period=YEAR)


@pytest.fixture
def elsewhere(tmp_path):
    """A second cluster that holds a dump of this one."""
    cluster = Cluster(tmp_path)
    cluster.start()
    source = connection.get_connection_params()
    here = psycopg.conninfo.make_conninfo(
        **{k: source[k] for k in ("dbname", "user", "password", "host") if source.get(k)}
    )
    dump = tmp_path / "dump"
    subprocess.run([binaries() / "pg_dump", "--format=custom", "--no-owner", f"--file={dump}", here], check=True)
    subprocess.run([binaries() / "pg_restore", "--no-owner", "--no-acl", "-d", cluster.url(OWNER), dump], check=True)
    yield cluster
    cluster.stop()


@pytest.fixture
def a_folded_year(monkeypatch):
    clean()
    use(monkeypatch, CAME)
    with connection.cursor() as cursor:  # so that this cluster's transactions are ahead of a new one's
        cursor.execute("DO $$ BEGIN FOR n IN 1..20000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$")
    for day in range(1, 21):
        happened("came", clock.at(2026, 11, day))
    fold()
    happened("came", clock.at(2026, 11, 21))
    yield
    clean()


@pytest.mark.goal("ioc-11")
def test_restored_into_another_cluster_no_event_is_lost_or_counted_twice(a_folded_year, elsewhere, settings):
    assert came() == (21, 21)
    there = psycopg.conninfo.conninfo_to_dict(elsewhere.url(OWNER))
    original = dict(connections["default"].settings_dict)
    connection.close()
    connection.settings_dict.update(
        NAME=there["dbname"], USER=there["user"], PASSWORD=there["password"], HOST=there["host"],
        OPTIONS={"options": "-c jit=off"},
    )  # fmt: skip
    try:
        grant()
        assert came() == (21, 21)
        happened("came", clock.at(2026, 11, 22))  # its number is smaller than the old watermark
        assert came() == (22, 22)
        assert fold().rebuilt == 1
        happened("came", clock.at(2026, 11, 23))
        assert came() == (23, 23)
        assert behind() > 1000
        catch_up()
        assert behind() == 0
        fold()
        assert came() == (23, 23)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM events_event e, indicators_watermark w WHERE e.xid >= w.xid")
            assert cursor.fetchone() == (0,)
    finally:
        connection.close()
        connection.settings_dict.update(original)
