"""A province as its first start leaves it: made once by ``./run demo`` and copied for every test that wants one.

What a first start leaves to the worker, a minute's work, is done before the first copy.
It is made anew on another day and when anything has changed that a start reads. ``./run test`` makes it beside the
first tests, so that those who want it do not wait for it.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from pathlib import Path

from tests.copies import Copy
from tests.environment import FOLDER, ROOT
from tinhso.base import clock

READ = ("tinhso/**/*", "pretend/**/*", "demo/**/*", "requirements/test.txt")
PREFIX = "first-start-"


def planted(folder: Path) -> None:
    """Put the stopped province into ``folder``, which must not be there yet."""
    kept = make()
    folder.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", kept, folder], check=True)


def make() -> Path:
    """Where it is kept; it is made if it is not there yet, and whoever comes meanwhile waits."""
    kept = FOLDER / f"{PREFIX}{clock.today()}-{_digest()}"
    with (FOLDER / "first-start").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make(kept)
    return kept


def _make(kept: Path) -> None:
    for old in FOLDER.glob(f"{PREFIX}*"):
        shutil.rmtree(old, ignore_errors=True)
    copy = Copy(FOLDER / f"{PREFIX}half")
    try:
        copy.start()
        copy.wait_until_idle()
    finally:
        if copy.child:
            copy.interrupt()
    copy.folder.rename(kept)


def _digest() -> str:
    seen = hashlib.sha256()
    for glob in READ:
        for path in sorted(path for path in ROOT.glob(glob) if path.is_file() and path.suffix not in {".pyc", ".mo"}):
            seen.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return seen.hexdigest()[:16]


if __name__ == "__main__":
    make()
