"""Plant the demonstration province by calling each part's ``demo`` in order: people, offices, work."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    from tinhso.base.registry import load, parts

    planted = [part for part in parts() if part.demo]
    with written_at_the_end():
        for number, part in enumerate(planted, 1):
            began = time.monotonic()
            print(f"planting {number}/{len(planted)}: {part.name} …", end=" ", flush=True)
            load(part.demo)()
            print(f"{time.monotonic() - began:.1f} s", flush=True)


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
    main()
