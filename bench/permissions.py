"""What finding one's records costs at a million of them: CPU of both sides, beside the barest SQL there is.

``python -m bench.permissions --records 1000000`` fills a database cluster of its own, never the province's. A
record belongs to a division of one of 116 offices under the province and carries six subjects.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection

from bench import _own_cluster  # noqa: F401  before any model
from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.access import api
from tinhso.engines.access.models import Delegation, Grant
from tinhso.engines.access.tests.trial import Folder, make_tables
from tinhso.engines.events.api import Actor

LIMIT_MS = 40.0
OFFICES, DIVISIONS, OFFICIALS = 116, 4, 10
CALLS = 200
READ = "access.explain"  # any permission does
MODEL = "access_trial.folder"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    records = parser.parse_args().records
    make_ready()
    personas = fill(records)
    sys.exit(1 if measure(records, personas) else 0)


def make_ready() -> None:
    """The tables are there; the application's role may use them."""
    as_owner("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tinhso_app")
    as_owner("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO tinhso_app")
    make_tables()


def fill(records: int) -> dict[str, Any]:
    """COPY the records and what they carry; returns the actors to ask for."""
    began, chance = time.monotonic(), random.Random(2026)
    as_owner("TRUNCATE access_involvement, access_grant, access_delegation, access_trial_folder CASCADE")
    province = api.new_subject("below")
    offices = [api.new_subject("below") for _ in range(OFFICES)]
    divisions = [
        (api.new_subject("here"), api.new_subject("below"), office) for office in offices for _ in range(DIVISIONS)
    ]
    positions = [[api.new_subject("position") for _ in range(OFFICIALS)] for _ in divisions]
    first_citizen = api.new_subject("person") + 1
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        keys = list(_copy(cursor, records, chance, province, divisions, positions, first_citizen))
        _copy_folders(cursor, keys)
        cursor.execute("ANALYZE access_involvement, access_trial_folder")
        cursor.execute("SET ROLE tinhso_app")
    (specialist, clerk, second, third, leader), person = positions[0][:5], api.new_subject("person")
    give = [
        (specialist, specialist),
        (clerk, offices[0]),
        (second, offices[1]),
        (third, offices[2]),
        (leader, province),
    ]
    Grant.objects.bulk_create(Grant(holder_id=h, permission=READ, scope_id=s) for h, s in give)
    helper, now = api.new_subject("position"), clock.now()
    Grant.objects.create(holder_id=helper, permission=READ, scope_id=offices[3])
    Delegation.objects.bulk_create(
        Delegation(
            giver_id=giver, taker_id=helper, permissions=[READ], valid_from=now, valid_to=now + timedelta(days=1)
        )
        for giver in (clerk, second)
    )
    print(f"{records:,} records with {6 * records:,} involvements in {time.monotonic() - began:.0f} s", flush=True)
    return {
        "specialist": Actor(person, specialist),
        "clerk": Actor(person, clerk),
        "clerk with 2 delegations": Actor(person, helper),
        "province leader": Actor(person, leader),
    }


def _copy(cursor: Any, records: int, chance: random.Random, province: int, divisions: Any, positions: Any,
          first_citizen: int) -> Iterator[str]:  # fmt: skip

    with cursor.copy("COPY access_involvement (model, subject, record) FROM STDIN") as copy:
        for number in range(records):
            key, place = str(uuid7()), chance.randrange(len(divisions))
            subjects = (*divisions[place], province, chance.choice(positions[place]), first_citizen + number % 500_000)
            copy.write("".join(f"{MODEL}\t{subject}\t{key}\n" for subject in subjects))
            yield key


def _copy_folders(cursor: Any, keys: list[str]) -> None:
    with cursor.copy("COPY access_trial_folder (id, title) FROM STDIN") as copy:
        for key in keys:
            copy.write(f"{key}\tKQ.{key[-6:]}\n")


def as_owner(statement: str) -> None:

    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute(statement)
        cursor.execute("SET ROLE tinhso_app")


def measure(records: int, personas: dict[str, Any]) -> int:
    """Print a line per persona; returns how many are over the limit."""
    over = 0
    print(f"{'CPU in ms per call, both sides':32}{'newest 50':>11}{'at depth':>10}{'bare SQL':>10}"
          f"{'+50 rows walled':>17}{'unwalled':>10}   limit {LIMIT_MS:.0f}")  # fmt: skip
    for name, actor in personas.items():
        first = api.newest(actor, READ, Folder)
        depth = first
        for _ in range(5):
            depth = api.newest(actor, READ, Folder, after=depth[-1]) or depth
        scope = min(api.scopes(actor, READ))

        def bare(scope: int = scope) -> None:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT record FROM access_involvement WHERE model = %s AND subject = %s "
                    "ORDER BY record DESC LIMIT 50",
                    [MODEL, scope],
                )
                cursor.fetchall()

        def rows(keys: list[Any] = first) -> None:
            assert len(list(Folder._default_manager.filter(pk__in=keys).values_list("pk", "title"))) == len(keys)

        newest = cost(partial(api.newest, actor, READ, Folder))
        deep = cost(partial(api.newest, actor, READ, Folder, after=depth[-1]))
        with api.walled(), api.reading_as(actor):
            walled = cost(rows)
        print(f"{name:32}{newest:11.2f}{deep:10.2f}{cost(bare):10.2f}{newest + walled:17.2f}{newest + cost(rows):10.2f}"
              f"   {'ok' if newest + walled <= LIMIT_MS else 'OVER'}", flush=True)  # fmt: skip
        over += newest + walled > LIMIT_MS
    return over


def cost(call: Callable[[], object]) -> float:
    """Milliseconds of CPU of one call: this process and its database backend together."""
    for _ in range(5):
        call()
    backend = connection.connection.info.backend_pid
    began, server = time.process_time(), _cpu(backend)
    for _ in range(CALLS):
        call()
    return (time.process_time() - began + _cpu(backend) - server) / CALLS * 1000


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
