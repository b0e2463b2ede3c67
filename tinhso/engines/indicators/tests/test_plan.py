"""A read touches short ranges of the rollup's indexes, however large the rollup is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tinhso.base import clock
from tinhso.engines.indicators.figures import figures
from tinhso.engines.indicators.folding import fold
from tinhso.engines.indicators.periods import Period
from tinhso.engines.indicators.places import Place
from tinhso.engines.indicators.tests.trial import ALL, happened, use

pytestmark = [pytest.mark.django_db, pytest.mark.goal("ioc-1")]
NOVEMBER = Period.month(2026, 11)
# Three years of days for thirty offices and as many areas, and for the whole province.
FILL = """
INSERT INTO indicators_rollup (key, grain, office, area, day, value)
SELECT key, 1, office, area, date '2024-01-01' + day, 1
FROM (SELECT DISTINCT key FROM indicators_rollup) AS keys, generate_series(0, 1040) AS day,
     (SELECT n, -1 FROM generate_series(100, 130) AS n UNION ALL SELECT -1, n FROM generate_series(100, 130) AS n
      UNION ALL SELECT -1, -1) AS place(office, area)
ON CONFLICT DO NOTHING
"""


@pytest.fixture
def filled(monkeypatch):
    use(monkeypatch, *ALL)
    with clock.travel(clock.at(2026, 12, 10, 9)):
        happened("came", clock.at(2026, 11, 3), channel="portal", fee=8000)
        happened("went", clock.at(2026, 11, 20), on_time=True)
        fold(upto=lambda: "9999999")
        with connection.cursor() as cursor:
            cursor.execute(FILL)
            cursor.execute("ANALYZE indicators_rollup")
        yield


def plan(groups):
    """How the statement of such a read finds its rows."""
    with CaptureQueriesContext(connection) as asked:
        figures(ALL, period=NOVEMBER, groups=groups)
    (read,) = (one["sql"] for one in asked.captured_queries if "indicators_rollup" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + read.replace("%", "%%"))
        return "\n".join(row[0] for row in cursor.fetchall())


@pytest.mark.parametrize(
    ("groups", "index"),
    [
        ({}, "indicators_rollup_pkey"),
        ({"offices": Place([110, 111])}, "indicators_rollup_offices"),
        ({"areas": Place(None, [110, 111])}, "indicators_rollup_areas"),
    ],
)
def test_figures_are_found_through_the_index_of_their_place(filled, groups, index):
    found = plan(groups)
    assert index in found
    assert "Seq Scan on indicators_rollup" not in found


def test_a_read_that_finds_no_index_is_noticed(filled):
    """The control of the test above."""
    with connection.cursor() as cursor:
        for way in ("indexscan", "indexonlyscan", "bitmapscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
    assert "Seq Scan on indicators_rollup" in plan({"offices": Place([110, 111])})
