"""A database of events alone: twelve kinds in 200 offices and 200 areas over three years, and figures of them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tinhso.engines.indicators.api import Indicator

PLACES, DAYS, AT_ONCE = 200, 1086, 1_000_000
MORE = 100_000  # what some runs add
KINDS = tuple(f"trial.kind{n:02}" for n in range(12))
CHANNELS = ("portal", "desk", "post", "vneid")
FILL = """
INSERT INTO events_event (kind, at, office, area, topic, channel, facts)
SELECT (%(kinds)s::text[])[1 + floor(random() * 12)], %(end)s - random() * interval '1 day' * %(days)s,
    1 + floor(random() * %(places)s), 1 + floor(random() * %(places)s), '1.00' || 1000 + floor(random() * 400),
    (%(channels)s::text[])[1 + floor(random() * 4)],
    jsonb_build_object('on_time', random() < 0.95, 'amount', 1000 * (1 + floor(random() * 100))::int)
FROM generate_series(1, %(count)s)"""


def ready() -> None:
    """The measurement's own database with the tables of events and figures, kept for the next run."""
    folder = Path(__file__).resolve().parents[1] / ".data" / "bench"
    os.environ.update(TINHSO_DATA=str(folder), TINHSO_AS_OWNER="1", TINHSO_DISPOSABLE="1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    import psycopg

    from tinhso.project.postgres import OWNER, Cluster

    cluster = Cluster(folder)
    cluster.start()
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'figures'").fetchone():
            connection.execute("CREATE DATABASE figures")
    os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"] = cluster.url(OWNER, "figures")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "indicators", verbosity=0, skip_checks=True)


def fill(events: int) -> None:
    """So many events, always the same, and nothing folded yet. What an earlier run left serves again."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE indicators_rollup, indicators_watermark")
        cursor.execute("SELECT count(*) FROM events_event")
        (here,) = cursor.fetchone()
        if events <= here < events + MORE:
            print(f"{here:,} events are here from before")
            return
        began = time.monotonic()
        cursor.execute("TRUNCATE events_event")
        cursor.execute("SELECT setseed(0.2026)")
        for first in range(0, events, AT_ONCE):
            happen(min(AT_ONCE, events - first), days=DAYS)
        cursor.execute("VACUUM ANALYZE events_event")
    print(
        f"{events:,} events written in {time.monotonic() - began:.0f} s; on disk {size('events_event_%')}", flush=True
    )


def happen(count: int, *, days: int = 1) -> None:
    """So many events more, in one transaction, within the last ``days``; nobody is told."""
    from django.db import connection, transaction

    from tinhso.base import clock

    values = {"kinds": list(KINDS), "channels": list(CHANNELS), "places": PLACES, "count": count}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL tinhso.quiet = on")
        cursor.execute(FILL, {**values, "end": clock.at(2026, 11, 22), "days": days})


def measures() -> list[Indicator]:
    """Ten for each kind, 120 in all: counts by channel and outcome, and sums of money."""
    from tinhso.engines.indicators.api import Measure, Sum

    made: list[Indicator] = []
    for kind in KINDS:
        wheres: list[dict[str, Any]] = [{}, *({"channel": c} for c in CHANNELS), {"on_time": True}, {"on_time": False}]
        made += [Measure(f"{kind}.count{n}", kind, kinds=(kind,), where=w) for n, w in enumerate(wheres)]
        wheres = [{}, {"on_time": True}, {"channel": "portal"}]
        made += [Sum(f"{kind}.sum{n}", kind, kinds=(kind,), where=w, fact="amount") for n, w in enumerate(wheres)]
    return made


def screen() -> list[Indicator]:
    """24 figures: what happened, and the share of it on time."""
    from tinhso.engines.indicators.api import Measure, Ratio, count

    made: list[Indicator] = [Measure(f"{kind}.count0", kind, kinds=(kind,)) for kind in KINDS]
    return made + [Ratio(f"{k}.ratio", k, of=count(k, on_time=True), over=count(k)) for k in KINDS]


def size(tables: str) -> str:
    """Of the tables whose name is like this, with their indexes."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_size_pretty(sum(pg_total_relation_size(oid))) FROM pg_class "
            "WHERE relname LIKE %s AND relkind = 'r'",
            [tables],
        )
        return str(cursor.fetchone()[0])
