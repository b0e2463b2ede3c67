"""Bytes on disk under their SHA-256: written once, whole or not at all, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings


def place_of(sha256: str) -> Path:
    """``ab/cd/abcd…``: two levels of folders keep each of them small."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


def put(data: bytes) -> str:
    """Write ``data`` and return its digest. The same content is stored once; a crash leaves no half file.

    The time of an existing file is renewed, so that the sweep for orphans leaves alone what is being used again.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    place = place_of(sha256)
    if place.exists():
        os.utime(place)
        return sha256
    _write(place, data)
    return sha256


def get(sha256: str) -> bytes:
    """The content; raises ValueError if the disk no longer holds what was stored."""
    data = place_of(sha256).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"The stored content {sha256} has been changed on disk.")
    return data


def kept_once(name: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes of a content, kept under ``previews/``; ``name`` begins with the content's digest."""
    place = Path(settings.FILES_ROOT) / "previews" / name[:2] / name
    if place.exists():
        return place.read_bytes()
    data = make()
    _write(place, data)
    return data


def _write(place: Path, data: bytes) -> None:
    """Whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix="coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
