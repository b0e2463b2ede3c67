"""Content on disk that no row names: left by a transaction that never committed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from tinhso.engines.files.models import File

DAY = 86_400


def sweep(*, older_than: int = DAY) -> int:
    """Remove orphans older than ``older_than`` seconds; a running transaction keeps its own. Returns how many."""
    removed = 0
    for folder in sorted(Path(settings.FILES_ROOT).glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
        old = list(_old(folder, older_than))
        known = set(File.objects.filter(sha256__in=[path.name for path in old]).values_list("sha256", flat=True))
        for path in old:
            # Looked at again: the same content may have been stored a moment ago, which renews its time.
            if path.name not in known and _age(path) > older_than:
                path.unlink(missing_ok=True)
                removed += 1
    return removed


def _old(folder: Path, older_than: int) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file() and _age(path) > older_than)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return -1.0
