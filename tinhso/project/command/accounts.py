"""The demonstration's sign-ins, with the second factors of this moment."""

from __future__ import annotations

import os

import django

from tinhso.project.command.instance import parse


def run(arguments: list[str]) -> None:
    instance, _ = parse(arguments)
    os.environ.update(instance.environment())
    django.setup()
    from tinhso.engines.accounts.api import demo_signins

    for line in demo_signins():
        print(line)
