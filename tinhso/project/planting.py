"""Plant the demonstration province by calling each part's ``demo`` in order: people, offices, work."""

from __future__ import annotations

import os
import time

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    from tinhso.base.registry import load, parts

    planted = [part for part in parts() if part.demo]
    for number, part in enumerate(planted, 1):
        began = time.monotonic()
        print(f"planting {number}/{len(planted)}: {part.name} …", end=" ", flush=True)
        load(part.demo)()
        print(f"{time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
