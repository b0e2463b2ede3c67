"""Plant the demonstration province by calling each part's ``demo`` in order: people, offices, work.

With ``prepare``, ``share PART OF`` or ``finish`` it does a stage of the full planting (``command.plant_full``) instead.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import django

from tinhso.base.registry import Part, load, offered, parts

SAID_EVERY = 20_000  # dossiers


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    match arguments:
        case ["share", part, of]:
            with written_at_the_end():
                share(int(part), int(of))
        case [stage]:
            with written_at_the_end():
                contribute(stage)
        case _:
            plant()


def plant() -> None:
    """The small demonstration; parts that need nothing of each other at once, each in a process of its own."""
    planted = [part for part in parts() if part.demo]
    number = 0
    for together in groups(planted):
        number += len(together)
        began = time.monotonic()
        print(
            f"planting {number}/{len(planted)}: {', '.join(str(part.name) for part in together)} …", end=" ", flush=True
        )
        at_once([load(part.demo) for part in together])
        print(f"{time.monotonic() - began:.1f} s", flush=True)


def groups(planted: Iterable[Part]) -> list[list[Part]]:
    """Each part with those after it that may be planted beside it."""
    found: list[list[Part]] = []
    for part in planted:
        if part.demo_beside and found:
            found[-1].append(part)
        else:
            found.append([part])
    return found


def at_once(plantings: Sequence[Callable[[], object]]) -> None:
    """Call the first here and the others in copies of this process; ends the planting if one of them fails."""
    fork = multiprocessing.get_context("fork")
    others = [fork.Process(target=plant_one, args=(planting,), daemon=True) for planting in plantings[1:]]
    for other in others:
        other.start()
    plant_one(plantings[0])
    for other in others:
        other.join()
    if any(other.exitcode for other in others):
        sys.exit(1)  # it has said why


def plant_one(planting: Callable[[], object]) -> None:
    """On a connection that is closed at the end: no copy of this process may take over one that is open."""
    from django.db import connections

    with written_at_the_end():
        planting()
    connections.close_all()


def contribute(stage: str) -> None:
    """What the parts do before or after the shares of the full planting."""
    point = f"planting.{stage}"
    for part in parts():
        if point in part.offers:
            began = time.monotonic()
            load(part.offers[point])()
            print(f"full planting, {stage}: {part.name}, {time.monotonic() - began:.1f} s", flush=True)


def share(part: int, of: int) -> None:
    """One of ``of`` shares of everything that is planted in bulk, side by side with the others."""
    began = time.monotonic()

    def say(done: int, of_all: int) -> None:
        if done % SAID_EVERY == 0:
            print(f"{done:,} of {of_all:,} dossiers, {time.monotonic() - began:.0f} s", flush=True)

    for plant_share in offered("planting.share"):
        plant_share(part, of, say=say)
    print(f"done, {time.monotonic() - began:.0f} s, {time.process_time():.0f} s of CPU here", flush=True)


@contextmanager
def written_at_the_end() -> Iterator[None]:
    """Wait for the disk once, when all is planted, and not after each of a thousand acts."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        yield
        cursor.execute("SET synchronous_commit = on")
        with transaction.atomic():
            cursor.execute("SELECT pg_current_xact_id()")  # its commit waits until all before it are on the disk


if __name__ == "__main__":
    main(sys.argv[1:])
