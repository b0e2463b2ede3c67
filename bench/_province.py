"""Loaded before any model: the demonstration province in a cluster of the measurements' own (``.data/bench``).

The cluster stays for the next run and stops when this one ends; each number of dossiers has a database of its own.
"""

from __future__ import annotations

import atexit
import os
import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / ".data" / "bench"
SCRIPTS, PEOPLE, OPEN = 52, 400, 1_500
WITHOUT_WORK = {
    "services": "tinhso.systems.services.loading:load_processes",
    "feedback": "tinhso.systems.feedback.demo:plant_rules",
}


def ready(database: str) -> None:
    """Django on the database ``database``, migrated and planted with offices, people and procedures."""
    os.environ.update(TINHSO_DATA=str(FOLDER), TINHSO_AS_OWNER="1", TINHSO_DISPOSABLE="1", TINHSO_DEMO="1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    import psycopg

    from tinhso.project.postgres import OWNER, Cluster

    cluster = Cluster(FOLDER)
    was_running = cluster.data.exists() and cluster.is_running()
    cluster.start()
    if not was_running:
        atexit.register(cluster.stop)
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
            connection.execute(f"CREATE DATABASE {database}")
    os.environ["DATABASE_URL"] = os.environ["DATABASE_OWNER_URL"] = cluster.url(OWNER, database)
    import django
    from django.core.management import call_command

    django.setup()
    from tinhso.base.registry import load, offered, parts
    from tinhso.project.grants import grant

    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    grant()
    from django.db import connection as here

    here.cursor().execute("SET ROLE tinhso_app; SET jit = off")
    for reference in offered("reference"):
        reference()
    for part in parts():
        if part.demo:
            load(WITHOUT_WORK.get(part.code, part.demo))()


def fill(dossiers: int) -> None:
    """Dossiers of a year in the province's communes, by the bulk planter; nothing where they are there already."""
    from django.db import connection

    from tinhso.systems.services.models import Dossier
    from tinhso.systems.services.planting.bulk import Press

    there = Dossier.objects.count()
    if there >= dossiers:
        print(f"{there:,} dossiers are there from an earlier run", flush=True)
        return
    began = time.process_time(), time.monotonic()
    orders = list(_stencils(random.Random(2026)))
    written = time.process_time() - began[0]
    made = Press().plant(_orders(orders, dossiers - there))
    taken = time.process_time() - began[0] - written
    print(f"{made:,} dossiers copied in {time.monotonic() - began[1]:.0f} s; this side's CPU {made / taken:,.0f}/s, "
          f"{len(orders)} patterns lived through the verbs in {written:.0f} s", flush=True)  # fmt: skip
    with connection.cursor() as cursor:
        for statement in ("RESET ROLE", "VACUUM ANALYZE", "SET ROLE tinhso_app"):
            cursor.execute(statement)


def _stencils(chance: random.Random) -> Iterator[tuple[Any, list[timedelta], list[Any]]]:
    """Patterns of what was settled, in any week of the year; one in thirteen is of the last days and still open."""
    from tinhso.base import clock
    from tinhso.systems.services.planting.cast import agencies, citizens
    from tinhso.systems.services.planting.province import COMMUNES
    from tinhso.systems.services.planting.stencils import stencil_of
    from tinhso.systems.services.planting.writing import HOUR, Writer

    homes = agencies(COMMUNES, chance)
    people = citizens(PEOPLE, homes, chance)
    writer = Writer(chance)
    now = clock.now()
    for number in range(SCRIPTS):
        agency = homes[0] if number % 5 < 2 else homes[number % len(homes)]
        procedure = ("2.000635", "1.000894", "1.004873", "1.001612", "1.004222")[number % 5]
        is_open = number % 13 == 0
        hours = chance.randrange(8, 40) if is_open else chance.randrange(150, 190)
        at = agency.table.moment(agency.table.worked(now) - hours * HOUR)
        life = writer.settled(procedure, agency, people[number % PEOPLE], at, late=number % 33 == 5)
        if is_open:
            verb, nth = (("accept", 1), ("finish_step", 1), ("finish_step", 2), ("decide", 1))[number // 13 % 4]
            life = life.before(verb, nth).until(now)
        stencil = stencil_of(life)
        weeks = [timedelta()] if is_open else [timedelta(weeks=-n) for n in range(48)]
        yield stencil, [week for week in weeks if stencil.fits(week)], [person for person, _ in people]


def _orders(patterns: list[Any], many: int) -> Iterator[tuple[Any, timedelta, Any]]:
    """Older dossiers first; what is still open is at most ``OPEN``, however many are in the archive."""
    from tinhso.systems.services.planting.bulk import Order

    chance = random.Random(53)
    settled = [pattern for pattern in patterns if len(pattern[1]) > 1]
    still_open = [pattern for pattern in patterns if len(pattern[1]) == 1]
    recent = min(OPEN, many // 10)
    for place in range(many):
        choice = settled if place < many - recent else still_open
        stencil, weeks, people = choice[place % len(choice)]
        week = weeks[max(len(weeks) - 1 - place * len(weeks) // many, 0)]
        yield Order(stencil, week, chance.choice(people))
