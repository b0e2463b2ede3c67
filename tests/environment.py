"""Loaded before Django's settings: the tests' own cluster, or the DATABASE_URL that was given."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.setdefault("TINHSO_DATA", str(ROOT / ".data" / "test")))
(FOLDER / "static").mkdir(parents=True, exist_ok=True)  # nothing is collected for tests
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
os.environ["TINHSO_AS_OWNER"] = "1"
os.environ["TINHSO_DISPOSABLE"] = "1"

if not os.environ.get("DATABASE_URL"):
    from tinhso.project.postgres import Cluster

    with (FOLDER / "starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        Cluster(FOLDER).start()

# The same examples every time; ./run faults tries others.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.register_profile("at_random", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("TINHSO_EXAMPLES", "steady"))
