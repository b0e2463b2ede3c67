"""The processes of a real installation, configured by the environment; without pretend partners or planting."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from tinhso.project.command.demo import start, wait_for_first_page
from tinhso.project.command.instance import parse
from tinhso.project.command.migrate import migrate
from tinhso.project.command.processes import together


def run(arguments: list[str]) -> None:
    instance, _ = parse(arguments)
    instance = replace(instance, demo=False)
    instance.require_space()
    instance.require_ports()
    own = not os.environ.get("DATABASE_URL")
    if own:
        instance.cluster.start()
    try:
        migrate(instance)
        with together() as processes:
            start(processes, instance)
            wait_for_first_page(instance)
            print(f"ready: http://localhost:{instance.port}", flush=True)
            sys.exit(f"“{processes.watch()}” ended by itself; the others were stopped.")
    finally:
        if own:
            instance.cluster.stop()
