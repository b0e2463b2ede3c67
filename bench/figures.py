"""What a leaders' screen costs: CPU of both sides for 24 figures, a list page, a fold and a write.

``python -m bench.figures --events 200000`` fills a database of its own (``.data/bench``) with three years of events of
116 offices with two divisions each and 188 communes, then measures each read beside its limit in the same run: the
very statement sent by bare psycopg, and the same numbers added up from the events without rollups.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

LIMIT_MS = 50.0
OFFICES, DIVISIONS, COMMUNES, CALLS = 116, 2, 188, 15
KINDS = ("came", "went", "asked", "paid", "rated", "returned")
CHANNELS = ("portal", "desk", "post", "vneid")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    events = parser.parse_args().events
    ready()
    fill(events)
    sys.exit(measure())


def ready() -> None:
    """A database of the measurement's own with the tables of events and figures."""
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
    """COPY the events; nothing is folded yet."""
    from django.db import connection

    began = time.monotonic()
    with connection.cursor() as cursor:
        cursor.execute("SET tinhso.quiet = on; TRUNCATE events_event, indicators_rollup, indicators_watermark")
        columns = "(kind, at, office, area, topic, channel, sign, facts)"
        with cursor.copy(f"COPY events_event {columns} FROM STDIN") as copy:
            for row in rows(events):
                copy.write_row(row)
        cursor.execute("RESET tinhso.quiet; ANALYZE events_event")
    print(f"{events:,} events copied in {time.monotonic() - began:.1f} s")


def rows(events: int, days: int = 1086) -> Iterator[tuple[Any, ...]]:
    """Half of the events are one's commune's own; departments serve the whole province."""
    from tinhso.base import clock

    chance, first = random.Random(2026), clock.at(2023, 12, 1)
    for _ in range(events):
        office = chance.randrange(1, OFFICES * (DIVISIONS + 1) + 1)
        area = office % COMMUNES + 1 if office > 60 else chance.randrange(1, COMMUNES + 1)
        at = first + timedelta(seconds=1086 * 86400 - chance.randrange(days * 86400))
        facts = json.dumps({"on_time": chance.random() < 0.95, "amount": chance.randrange(1, 100) * 1000})
        topic, channel = f"1.00{chance.randrange(1000, 1400)}", chance.choice(CHANNELS)
        yield f"trial.{chance.choice(KINDS)}", at, office, area, topic, channel, 1, facts


def screen() -> list[Any]:
    """24 figures: counts by channel, ratios, stocks and sums of every kind."""
    from tinhso.engines.indicators.api import Measure, Ratio, Stock, Sum, count

    made: list[Any] = [Measure(f"trial.{k}", k, kinds=(f"trial.{k}",)) for k in KINDS]
    made += [Measure(f"trial.{c}", c, kinds=("trial.came",), where={"channel": c}) for c in CHANNELS]
    for kind in KINDS:
        of = count(f"trial.{kind}", on_time=True)
        made.append(Ratio(f"trial.ratio_{kind}", kind, of=of, over=count(f"trial.{kind}")))
    made += [Sum(f"trial.sum_{k}", k, kinds=(f"trial.{k}",)) for k in KINDS]
    pairs = (("came", "went"), ("asked", "returned"))
    return made + [Stock(f"trial.{a}_{b}", a, plus=count(f"trial.{a}"), minus=count(f"trial.{b}")) for a, b in pairs]


def measure() -> int:
    """Print a line for each reading; returns 1 if the screen costs more than its limit."""
    from django.db import connection

    from tinhso.base import clock
    from tinhso.engines.indicators import api, asking, folding, reading

    figures = screen()
    folding.all_series = lambda: tuple({s.key: s for i in figures for s in i.all_series}.values())
    month, everyone = api.Period.month(2026, 11), list(range(1, OFFICES * (DIVISIONS + 1) + 1))
    groups = {n: api.Place([n, n + OFFICES, n + 2 * OFFICES]) for n in range(1, OFFICES + 1)}
    cases: dict[str, Callable[[], Any]] = {
        "24 figures, province": lambda: api.figures(figures, period=month),
        "24 figures, province, 12 months back": lambda: api.figures(figures, period=month, trend=12),
        "24 figures, 348 offices named": lambda: api.figures(figures, period=month, offices=everyone),
        "24 figures, one office": lambda: api.figures(figures, period=month, offices=[70]),
        "24 figures, one commune": lambda: api.figures(figures, period=month, areas=[70]),
        "24 figures, the year": lambda: api.figures(figures, period=api.Period.whole_year(2026)),
        "5 figures by 116 offices": lambda: api.figures(figures[8:13], period=month, groups=groups),
        "24 figures by 116 offices, no comparison": lambda: api.figures(
            figures, period=month, groups=groups, compare=()
        ),
        "list page of 50, province": lambda: api.drill(figures[0], period=month),
        "list page of 50, one office": lambda: api.drill(figures[0], period=month, offices=[70]),
    }
    sent: list[tuple[str, list[Any]]] = []

    def keep(*arguments: Any) -> tuple[str, list[Any]]:
        sent.append(asking.statement(*arguments))
        return sent[-1]

    reading.statement = keep
    with clock.travel(clock.at(2026, 11, 22, 9)):
        raw = cpu(cases["24 figures, province"], 2)
        began = time.monotonic()
        folded = cpu(api.fold, 1)
        print(f"first fold of everything: {time.monotonic() - began:.1f} s ({folded:,.0f} ms CPU)")
        vacuum()
        worst = 0.0
        for tail in (0, 2000):
            write(tail, connection)
            print(f"\ntail of {tail:,} events{'':<31} CPU ms   bare statement")
            for name, case in cases.items():
                sent.clear()
                took = cpu(case, CALLS)
                bare = f"{cpu(lambda: execute(*sent[-1]), CALLS):8.1f}" if sent else ""
                print(f"  {name:<44} {took:8.1f} {bare}")
                worst = max(worst, took) if name == "24 figures, province" else worst
        print(f"\nfold of 2,000 events: {cpu(api.fold, 1):.1f} ms CPU")
    print(f"the screen from the events alone: {raw:,.1f} ms CPU")
    told, untold = (write(1000, connection, quiet=quiet) for quiet in ("off", "on"))
    print(f"one event, one transaction: {told:.2f} ms CPU; without telling the live stream {untold:.2f}")
    print(f"limit of the screen: {LIMIT_MS:.0f} ms; measured {worst:.1f}")
    return int(worst > LIMIT_MS)


def write(events: int, connection: Any, quiet: str = "on") -> float:
    """One event in each transaction; CPU in ms for each."""
    from tinhso.engines.indicators.tests.trial import INSERT

    made = list(rows(events, days=1))
    with connection.cursor() as cursor:
        cursor.execute(f"SET tinhso.quiet = {quiet}")
        cost = cpu(lambda: [cursor.execute(INSERT, row) for row in made], 1)
        cursor.execute("RESET tinhso.quiet")
    return cost / max(events, 1)


def execute(sql: str, values: list[Any]) -> None:
    from django.db import connection

    connection.connection.execute(connection.cursor().mogrify(sql, values)).fetchall()


def vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE indicators_rollup")
        cursor.execute(
            "SELECT count(*), pg_size_pretty(pg_total_relation_size('indicators_rollup')) FROM indicators_rollup"
        )
        count, size = cursor.fetchone()
        print(f"rollup: {count:,} rows, {size}")


def cpu(work: Callable[[], Any], calls: int) -> float:
    """Milliseconds of CPU of this process and its database backend together, for one call."""
    from django.db import connection

    work() if calls > 1 else None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    before = time.process_time_ns() + int(spent.read_text().split()[0])
    for _ in range(calls):
        work()
    return (time.process_time_ns() + int(spent.read_text().split()[0]) - before) / calls / 1e6


if __name__ == "__main__":
    main()
