"""The demonstration's sign-ins, with the second factors of this moment."""

from __future__ import annotations

import os

import django

from tinhso.project.command.instance import parse_all


def run(arguments: list[str]) -> None:
    instance = parse_all(arguments)
    instance.require_made()
    with instance.database():
        os.environ.update(instance.environment())
        django.setup()
        from tinhso.engines.accounts.api import demo_signins

        print(f"http://localhost:{instance.port}: officials by name, password and code; citizens by the pretend VNeID")
        for line in demo_signins():
            print(line)
