"""What a killed PostgreSQL leaves: its note, helpers that end a moment later, and perhaps a process that nobody buries.

In a container without an init process a killed server stays listed as a zombie, and PostgreSQL's own programs take
every listed process for a living one: they would neither start it again nor say that it is down.
"""

from __future__ import annotations

import time
from pathlib import Path

NOTE = "postmaster.pid"
SERVER_ENDS_WITHIN = 30.0  # seconds; the processes of a killed server end by themselves


def are_in(data: Path) -> bool:
    """Does the cluster's note name a process that has ended?"""
    try:
        return _has_ended(Path("/proc") / str(int((data / NOTE).read_text().split()[0])))
    except (OSError, ValueError, IndexError):
        return False


def clear(data: Path, socket: Path) -> None:
    """Remove the notes of a dead server, once none of its processes works on the data any more."""
    if not are_in(data):
        return
    until = time.monotonic() + SERVER_ENDS_WITHIN
    while any(_works_in(place, data) for place in Path("/proc").glob("[0-9]*")):
        if time.monotonic() > until:
            return  # PostgreSQL itself will refuse to start beside them, and say so
        time.sleep(0.02)
    (data / NOTE).unlink(missing_ok=True)
    (socket / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _works_in(place: Path, folder: Path) -> bool:
    try:
        return (place / "cwd").resolve() == folder.resolve() and not _has_ended(place)
    except OSError:
        return False


def _has_ended(place: Path) -> bool:
    try:
        return ") Z " in (place / "stat").read_text()
    except FileNotFoundError:
        return True
