"""Run as the owner: migrations, the roles' rights, the parts' reference data, in that order."""

from __future__ import annotations

import os

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    from django.core.management import call_command

    from tinhso.base.registry import offered
    from tinhso.project.grants import grant

    call_command("migrate", verbosity=0, interactive=False)
    grant()
    for load in offered("reference"):
        load()
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    main()
