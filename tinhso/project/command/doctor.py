"""Is everything there, and does every outside party answer?"""

from __future__ import annotations

import os
import shutil
import sys

import django

from tinhso.project.command import browser
from tinhso.project.command.instance import parse
from tinhso.project.postgres import ClusterProblem, binaries


def run(arguments: list[str]) -> None:
    instance, _ = parse(arguments)
    print(f"Python {sys.version.split()[0]}, {shutil.disk_usage(instance.folder.parent).free // 2**30} GB free")
    print(f"PostgreSQL: {binaries().parent.name}; browser for the tests: {browser.find() or 'none'}")
    if not instance.cluster.data.exists():
        raise ClusterProblem(f"There is no database in {instance.folder} yet: ./run demo makes one.")
    was_running = instance.cluster.is_running()
    instance.cluster.start()
    try:
        os.environ.update(instance.environment())
        django.setup()
        from tinhso.engines.adapters.api import doctor

        bad = False
        for name, problems in doctor():
            print(f"{name}: {'; '.join(problems) or 'well'}")
            bad = bad or bool(problems)
        sys.exit(1 if bad else 0)
    finally:
        if not was_running:
            instance.cluster.stop()
