"""What figures cost out of millions of events, each reading beside bare SQL on the same rollup.

``./run bench figures --events 10000000`` fills a database of its own (``.data/bench``) with three years of events of
200 offices and 200 areas, folds 120 measures of them, and reads screens, tables, a map, lists and the live stream.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from bench import _events

SCREEN_MS, FRESH_S, TAIL = 50.0, 1.0, 2000
BARE = """SELECT key, office, area, date_trunc('month', day), sum(value) FROM indicators_rollup
WHERE key = ANY(%s) AND grain = 0 AND {place} AND day >= %s AND day < %s GROUP BY 1, 2, 3, 4"""
PROVINCE, AREAS = "office = -1 AND area = -1", "office = -1 AND area > 0"
BARE_LIST = """SELECT id, at, office, area, topic, channel FROM events_event
WHERE kind = %s AND at >= %s AND at < %s {place} ORDER BY at DESC, id DESC LIMIT 50"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=200_000)
    options, _rest = parser.parse_known_args()
    _events.ready()
    from bench._measure import load
    from tinhso.base import clock

    print(load(), flush=True)
    _events.fill(options.events)
    with clock.travel(clock.at(2026, 11, 22, 9)):
        fold()
        right = same_from_the_events()
        quick = readings()
    fresh = freshness()
    sys.exit(0 if right and quick and fresh else 1)


def fold() -> None:
    """Everything once, then what two thousand new events cost."""
    from bench._measure import once
    from tinhso.engines.indicators import folding

    series = tuple({s.key: s for i in (*_events.measures(), *_events.screen()) for s in i.all_series}.values())
    folding.all_series = lambda: series
    first = once(folding.fold)
    _analyze()
    print(f"first fold of {len(series)} series: {first.both / 1000:,.1f} s of CPU; rollup {_rollup()}")
    _events.happen(TAIL)
    print(f"fold of {TAIL:,} new events: {once(folding.fold).both:,.0f} ms of CPU")
    _events.happen(TAIL)  # stays the tail of everything read below


def same_from_the_events() -> bool:
    """The control: each figure of the screen added up from the events themselves, by a statement of its own."""
    from django.db import connection

    from bench._measure import once
    from tinhso.base import clock
    from tinhso.engines.indicators import api

    raw: dict[str, tuple[int, int]] = {}

    def added_up() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT kind, count(*), count(*) FILTER (WHERE facts ->> 'on_time' = 'true') FROM events_event "
                "WHERE at >= %s AND at < %s GROUP BY 1", [clock.at(2026, 11, 1), clock.at(2026, 12, 1)],
            )  # fmt: skip
            raw.update({kind: (every, in_time) for kind, every, in_time in cursor.fetchall()})

    spent = once(added_up)
    total = api.figures(_events.screen(), period=api.Period.month(2026, 11), compare=()).total
    wrong = [
        kind for kind in _events.KINDS
        if (total[f"{kind}.count0"].value, total[f"{kind}.ratio"].now.of) != raw[kind]
    ]  # fmt: skip
    print(f"24 figures from the events alone: {spent.both:,.0f} ms of CPU; {wrong or 'the same'}")
    return not wrong


def readings() -> bool:
    """Each screen beside its bare statement; whether the home screen is within its limit."""
    from bench._measure import cost, report
    from tinhso.engines.indicators import api

    screen, month = _events.screen(), api.Period.month(2026, 11)
    counts, key = screen[:12], screen[0].of_series.key  # type: ignore[union-attr]
    keys = [series.key for i in screen for series in i.all_series]
    by_area = {n: api.Place(None, [n]) for n in range(1, _events.PLACES + 1)}
    since, until = date(2025, 11, 1), date(2026, 12, 1)
    this = date(2026, 11, 1)
    cases: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "home: 24 figures, trend of 12 months, comparisons": (
            lambda: api.figures(screen, period=month, trend=12), _bare(PROVINCE, keys, since, until)),
        "24 figures of one area, trend, comparisons": (
            lambda: api.figures(screen, period=month, areas=[70], trend=12),
            _bare("office = -1 AND area = 70", keys, since, until)),
        "24 figures of the year": (
            lambda: api.figures(screen, period=api.Period.whole_year(2026)),
            _bare(PROVINCE, keys, date(2025, 1, 1), until)),
        "table: 200 areas by 12 figures": (
            lambda: api.figures(counts, period=month, groups=by_area, compare=()),
            _bare(AREAS, [series.key for i in counts for series in i.all_series], this, until)),
        "table: 200 areas by 12 months": (
            lambda: api.figures(screen[:1], period=month, groups=by_area, compare=(), trend=12),
            _bare(AREAS, [key], since, until)),
        "map: one figure by 200 areas": (
            lambda: api.figures(screen[:1], period=month, groups=by_area, compare=()),
            _bare(AREAS, [key], this, until)),
        "list of 50 behind a figure, province": (
            lambda: api.drill(screen[0], period=month), _bare_list("", this, until)),
        "list of 50 behind a figure, one area": (
            lambda: api.drill(screen[0], period=month, areas=[70]), _bare_list("AND area = 70", this, until)),
    }  # fmt: skip
    fine = True
    for name, (read, bare) in cases.items():
        spent, least = cost(read), cost(bare)
        note = f"app {spent.app:.1f} db {spent.database:.1f} · bare SQL {least.both:.2f} (db {least.database:.2f})"
        fine &= report(name, spent.both, SCREEN_MS, note=note) or not name.startswith("home")
    return fine


def freshness() -> bool:
    """From an event's commit until a watching browser has been told and the 24 figures have been read anew."""
    from bench._freshness import seconds
    from bench._measure import report

    found = sorted(seconds())
    note = f"of {len(found)}; half of them below {found[len(found) // 2]:.2f} s"
    return report("an event on screen, the slowest", found[-1], FRESH_S, "s", note)


def _bare(place: str, keys: list[int], since: date, until: date) -> Callable[[], object]:
    return lambda: _all(BARE.format(place=place), [keys, since, until])


def _bare_list(place: str, since: date, until: date) -> Callable[[], object]:
    return lambda: _all(BARE_LIST.format(place=place), [_events.KINDS[0], since, until])


def _all(sql: str, values: list[Any]) -> list[Any]:
    """Past Django, by the connection that it holds open."""
    from django.db import connection

    return connection.connection.execute(sql, values).fetchall()  # type: ignore[no-any-return]


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE indicators_rollup")


def _rollup() -> str:
    (count,) = _all("SELECT count(*) FROM indicators_rollup", [])[0]
    return f"{count:,} rows, {_events.size('indicators_rollup')}"


if __name__ == "__main__":
    main()
