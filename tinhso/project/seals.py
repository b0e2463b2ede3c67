"""Run in a copy's environment: says whether what happened still reads as it was sealed; ends with 1 if not."""

from __future__ import annotations

import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.project.settings")
    django.setup()
    from tinhso.engines.events.api import head, verify

    broken = verify()
    last = head()
    for seal in broken:
        print(f"seal {seal.number} does not hold: {seal.fault}", flush=True)
    if broken:
        sys.exit(1)
    print(f"all {last.number} seals hold; the last is {last.digest.hex()}" if last else "nothing was sealed yet")


if __name__ == "__main__":
    main()
