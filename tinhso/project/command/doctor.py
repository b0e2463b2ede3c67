"""Is everything there, and does every outside party answer?"""

from __future__ import annotations

import os
import shutil
import sys

import django

from tinhso.project.command import browser
from tinhso.project.command.instance import parse_all
from tinhso.project.programs import as_whom, binaries


def run(arguments: list[str]) -> None:
    instance = parse_all(arguments)
    print(f"Python: {sys.version.split()[0]}")
    print(f"free space: {shutil.disk_usage(instance.folder.parent).free // 2**30} GB beside {instance.folder}")
    print(f"PostgreSQL: {binaries().parent}, run {'by way of ' + as_whom()[0] if as_whom() else 'directly'}")
    print(f"browser for the tests: {browser.find() or 'none'}")
    instance.require_made()
    with instance.database():
        os.environ.update(instance.environment())
        django.setup()
        from tinhso.base.registry import offered
        from tinhso.engines.adapters.api import doctor

        findings = doctor()
        for finding in findings:
            print(f"{finding.code}: {finding.name}: {'; '.join(map(str, finding.problems)) or 'answers'}")
        for sentence in (each for ask in offered("doctor") for each in ask()):
            print(f"to confirm: {sentence}")
    sys.exit(0 if all(finding.is_well for finding in findings) else 1)
