"""Bringing in a catalogue of 2,000 procedures from one archive: seconds of CPU, beside the same rows by bare COPY.

The national catalogue holds 5,741 procedures; a province offers about 2,000 of them. Everything happens in one
transaction that is taken back, so a second run measures the same.
"""

from __future__ import annotations

import sys
import time
import tomllib
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from bench import _own_cluster  # noqa: F401  (first: it sets the database up)
from bench._measure import load, report
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.loading import FOLDER, delivered

PROCEDURES, SECONDS, LOCALISED = 2_000, 60.0, 10  # every tenth is the province's own way
TABLES = ("forms_procedure", "forms_procedure_life_events", "forms_procedureversion", "forms_act", "events_event",
          "access_involvement")  # fmt: skip


def main() -> int:
    for part in ("directory", "forms"):
        call_command("migrate", part, verbosity=0, skip_checks=True)
    print(load(), flush=True)
    with transaction.atomic():
        _province()
        packed = forms.pack(_archive())
        backend = connection.connection.info.backend_pid
        began, cpu, server = time.monotonic(), time.process_time(), _cpu(backend)
        changes = forms.bring_in(forms.unpack(packed))
        wall, app, database = time.monotonic() - began, time.process_time() - cpu, _cpu(backend) - server
        new = sum(change.kind == "new" for change in changes)
        cpu = time.process_time()
        same = sum(change.kind == "same" for change in forms.difference(forms.unpack(packed)))
        compared = time.process_time() - cpu
        again, bare = forms.pack(forms.taken_out()), _bare()
        transaction.set_rollback(True)
    print(f"an archive of {len(packed) / 2**20:.2f} MB; bare COPY of the same rows: {bare:.2f} s")
    fine = report(
        f"{new:,} procedures brought in: CPU of both sides", app + database, SECONDS, "s", f"{wall:.0f} s in all"
    )
    fine &= report(f"{same:,} compared once they are there: CPU", compared, SECONDS, "s")
    fine &= new == same == PROCEDURES
    print("taken out again: the same bytes" if again == packed else "taken out again: OTHER bytes")
    return 0 if fine and again == packed else 1


def _province() -> None:
    directory.load_areas()
    area = directory.area_on("80", Area.Level.PROVINCE, date(2026, 1, 1))
    assert area is not None
    directory.make_office(
        name="Ủy ban nhân dân tỉnh", kind="committee", code="H53", area=area, valid_from=date(2025, 7, 1), by=PLATFORM
    )


def _archive() -> forms.Archive:
    """The delivered procedures again and again, each with a code and a name of its own."""
    names, said = (tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8")) for file in ("sectors", "synonyms"))
    sectors = {code: {"name": name, "order": order} for order, (code, name) in enumerate(names["sectors"].items())}
    events = {code: {"summary": "", "order": 0, **row} for code, row in names["events"].items()}
    everyday = sorted((words, means) for means, each in said["synonyms"].items() for words in each)
    rows = islice(cycle(delivered()), PROCEDURES)
    procedures = {}
    for number, (_code, first, content) in enumerate(rows, 1):
        code = f"7.{number:06}" + ("" if number % LOCALISED else ".000.00.00.H53")
        own: dict[str, Any] = content | {"name": f"{content['name']} {number}"}
        procedures[code] = [forms.Row(first, None, own)]
    return forms.Archive(sectors, events, everyday, procedures)


def _bare() -> float:
    """Seconds to COPY the same rows into empty tables of the same shape, indexes and all."""
    seconds = 0.0
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"CREATE TEMP TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
            with cursor.copy(f"COPY (SELECT * FROM {table}) TO STDOUT") as out:
                rows = b"".join(bytes(block) for block in out)
            began = time.monotonic()  # a COPY is the database's work: what this side does meanwhile is wait
            with cursor.copy(f"COPY bare_{table} FROM STDIN") as into:
                into.write(rows)
            seconds += time.monotonic() - began
    return seconds


def _cpu(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


if __name__ == "__main__":
    sys.exit(main())
