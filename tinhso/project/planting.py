"""Plant the demonstration province by calling each part's ``demo`` in order: people, offices, work.

With ``prepare``, ``share PART OF`` or ``finish`` it does a stage of the full planting (``command.plant_full``) instead.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django

SAID_EVERY = 20_000  # dossiers


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    with written_at_the_end():
        match arguments:
            case ["share", part, of]:
                share(int(part), int(of))
            case [stage]:
                contribute(stage)
            case _:
                plant()


def plant() -> None:
    """The small demonstration."""
    from tinhso.base.registry import load, parts

    planted = [part for part in parts() if part.demo]
    for number, part in enumerate(planted, 1):
        began = time.monotonic()
        print(f"planting {number}/{len(planted)}: {part.name} …", end=" ", flush=True)
        load(part.demo)()
        print(f"{time.monotonic() - began:.1f} s", flush=True)


def contribute(stage: str) -> None:
    """What the parts do before or after the shares of the full planting."""
    from tinhso.base.registry import load, parts

    point = f"planting.{stage}"
    for part in parts():
        if point in part.offers:
            began = time.monotonic()
            load(part.offers[point])()
            print(f"full planting, {stage}: {part.name}, {time.monotonic() - began:.1f} s", flush=True)


def share(part: int, of: int) -> None:
    """One of ``of`` shares of everything that is planted in bulk, side by side with the others."""
    from tinhso.base.registry import offered

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
