"""The worker knows every job from its start: what nobody imports would never be done."""

from __future__ import annotations

import subprocess
import sys

from tinhso.base.registry import load_all

ASK = """
import django
django.setup()
from procrastinate.contrib.django import app
print(*sorted(name for name, _ in app.periodic_registry.periodic_tasks), sep="\\n")
"""


def test_a_process_that_only_starts_knows_every_periodic_job() -> None:
    from procrastinate.contrib.django import app

    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, timeout=60, check=True)
    load_all("jobs")
    known = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert set(done.stdout.split()) == known
    assert "tinhso.engines.events.jobs.seal_events" in known
