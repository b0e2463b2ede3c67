"""What handing in a dossier costs: the verb, the real page, and beside them the same rows by bare psycopg.

``./run bench submissions`` works in a database of its own (``.data/bench``); every submission is committed. The
procedure is 2.000635 (copies of civil-status papers), with its fee, as most of them are handed in.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

LIMIT_MS, QUERIES, TELLING = 30.0, 15, 5.0  # the last in the hundred of a submission
CODE = "2.000635"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=60)
    options, _rest = parser.parse_known_args()
    from bench import _province

    _province.ready("submissions")
    from bench._measure import cost, load, report
    from bench.lists import browser_of
    from tinhso.engines.access.api import reading_as, walled
    from tinhso.engines.directory import api as directory

    person = directory.person_by_number("080190004128")
    browser = browser_of(person)
    actor = directory.actor_for(person)
    drafts, paged = iter(_drafts(person, 8 * options.times)), iter(_drafts(person, 4 * options.times))
    print(load())
    with walled():
        with reading_as(actor):
            verb = cost(partial(_by_verb, drafts, actor), times=options.times, best_of=3)
            told, untold = _told_and_untold(partial(_by_verb, drafts, actor), options.times // 2)
        began = time.monotonic()
        page = cost(partial(_by_page, paged, browser), times=options.times, best_of=3)
        wall = (time.monotonic() - began) / (3 * options.times + 3)
    with reading_as(actor):
        bare = cost(_by_psycopg(next(drafts), actor), times=options.times, best_of=3)
    note = "app {0.app:.1f} db {0.database:.1f} · {0.queries} queries".format
    fine = [
        report("a submission by the verb", verb.both, LIMIT_MS, note=note(verb)),
        report("a submission through the last page", page.both, LIMIT_MS, note=note(page)),
        report("queries of the verb", verb.queries, QUERIES, "queries"),
    ]
    note_of_both = f"{told:.1f} ms, untold {untold:.1f}"
    fine.append(report("telling the screens", (told / untold - 1) * 100, TELLING, "%", note_of_both))
    report("the same rows by bare psycopg", bare.both, LIMIT_MS, note=note(bare))
    print(f"the verb costs ×{verb.both / bare.both:.1f} of the bare rows; of one core "
          f"{1000 / verb.both:.0f} submissions a second by the verb, {1000 / page.both:.0f} by the page "
          f"(at this load one after the other {1 / wall:.0f})")  # fmt: skip
    sys.exit(0 if all(fine) else 1)


def _drafts(person: Any, many: int) -> list[Any]:
    """Filled-in forms that wait for the last button. There may be fifty at a time, so their limit is lifted here."""
    from tinhso.engines.directory import api as directory
    from tinhso.engines.forms.drafts import verbs
    from tinhso.engines.forms.models import Procedure
    from tinhso.systems.services.filing import prepare
    from tinhso.systems.services.planting.answers import Filler, typed
    from tinhso.systems.services.planting.names import Invented

    verbs.MOST_DRAFTS = 10_000
    actor, ward = directory.actor_for(person), directory.office_by_code("H53.101")
    party = person.party
    who = Invented(party.name, person.sex, person.born_on, person.personal_number, party.phone, "Số 12, khu phố Ví Dụ")
    from tinhso.base import clock

    answers = typed(CODE, Filler(who, clock.today(), "27694", 1, random.Random(1)))
    procedure = Procedure.objects.get(code=CODE)
    made = []
    for _ in range(many):
        draft = prepare(procedure, office=ward, by=actor).draft
        verbs.save_draft(draft, answers, by=actor)
        made.append(draft)
    return made


def _by_verb(drafts: Any, actor: Any) -> None:
    from tinhso.systems.services.filing import file_dossier

    file_dossier(next(drafts), by=actor)


def _told_and_untold(call: Callable[[], None], times: int) -> tuple[float, float]:
    """The least of three rounds each, taken in turns, with and without the notice that makes screens live."""
    from django.db import connection

    from bench._measure import cost

    least = {"off": float("inf"), "on": float("inf")}
    for quiet in ("off", "on") * 3:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('tinhso.quiet', %s, false)", [quiet])
        least[quiet] = min(least[quiet], cost(call, times=times, best_of=1, warm=0).both)
    with connection.cursor() as cursor:
        cursor.execute("RESET tinhso.quiet")
    return least["off"], least["on"]


def _by_page(drafts: Any, browser: Any) -> None:
    answer = browser.post(f"/nop-ho-so/{CODE}/{next(drafts)}/kiem-tra/")
    if answer.status_code != 302:
        raise RuntimeError(f"The page answered {answer.status_code}.")


def _by_psycopg(draft: Any, actor: Any) -> Callable[[], None]:
    """INSERTs of every row that one submission leaves, jobs included, with new keys, in one transaction."""
    from django.db import connection

    from tinhso.base.ids import uuid7
    from tinhso.engines.payments.keys import new_key
    from tinhso.systems.services.filing import file_dossier
    from tinhso.systems.services.planting.stencils import read_rows

    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM procrastinate_jobs")
        (last,) = cursor.fetchone()
        dossier = file_dossier(draft, by=actor)
        found = read_rows(dossier.case_id, dossier.submission_id)
        cursor.execute(
            "SELECT queue_name, task_name, priority, args::text FROM procrastinate_jobs WHERE id > %s", [last]
        )
        jobs = cursor.fetchall()
    own = {str(dossier.case_id), str(dossier.submission_id), str(dossier.demand), str(draft)}
    for table, lines in found.items():
        if table.key == "id" and table.name != "events_event":
            own |= {line.split("\t")[table.columns.index("id")] for line in lines}
    statements = [
        (f"INSERT INTO {table.head} VALUES ({', '.join(['%s'] * len(table.columns))})", _values(line))
        for table, lines in found.items()
        for line in lines
    ]
    columns = "(queue_name, task_name, priority, args)"
    statements += [
        (f"INSERT INTO procrastinate_jobs {columns} VALUES (%s, %s, %s, %s)", [*map(str, job)]) for job in jobs
    ]
    key = next((v[1] for s, v in statements if s.startswith("INSERT INTO payments_demand")), "")
    raw = connection.connection

    def insert() -> None:
        new = {old: str(uuid7()) for old in own} | {dossier.case.code: f"X-{uuid7()}", str(key): new_key()}

        def fresh(value: Any) -> Any:
            for old, other in new.items() if value else ():
                value = value.replace(old, other)
            return value

        with raw.transaction(), raw.cursor() as cursor:
            for statement, values in statements:
                cursor.execute(statement, [fresh(value) for value in values])

    return insert


def _values(line: str) -> list[str | None]:
    return [None if value == r"\N" else value.replace("\\\\", "\\") for value in line.split("\t")]


if __name__ == "__main__":
    main()
