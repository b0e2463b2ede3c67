"""Loaded before any model: a database cluster for this one measurement, never the province's, gone at its end.

It holds the tables of events and access.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from tinhso.project.postgres import Cluster

PARENT = Path(__file__).resolve().parents[1] / ".data"
PARENT.mkdir(exist_ok=True)
FOLDER = Path(tempfile.mkdtemp(prefix="bench-", dir=PARENT))
os.environ.update(TINHSO_DATA=str(FOLDER), TINHSO_AS_OWNER="1", TINHSO_DISPOSABLE="1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
os.environ.pop("DATABASE_URL", None)
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
atexit.register(Cluster(FOLDER).stop)
Cluster(FOLDER).start()
django.setup()
for part in ("events", "access"):
    call_command("migrate", part, verbosity=0, skip_checks=True)
