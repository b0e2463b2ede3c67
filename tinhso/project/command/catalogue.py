"""The catalogue of procedures as one file: taken out, compared, brought in."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import django

from tinhso.project.command.instance import parse

USAGE = "Say what: ./run catalogue export FILE | compare FILE | import FILE"
MARKS = {"new": "+", "changed": "~", "ended": "-", "faulty": "!"}
WORDS = {"new": "new", "changed": "changed", "ended": "ended", "faulty": "left out for a fault"}


def run(arguments: list[str]) -> None:
    instance, rest = parse(arguments)
    if len(rest) != 2 or rest[0] not in {"export", "compare", "import"}:
        sys.exit(USAGE)
    verb, file = rest[0], Path(rest[1])
    if verb != "export" and not file.is_file():
        sys.exit(f"There is no file {file}.")
    instance.require_made()
    with instance.database():
        os.environ.update(instance.environment())
        django.setup()
        sys.exit({"export": export, "compare": compare, "import": bring_in}[verb](file))


def export(file: Path) -> int:
    """The same catalogue always makes the same bytes."""
    from tinhso.engines.forms.api import pack, taken_out

    archive = taken_out()
    file.write_bytes(pack(archive))
    print(f"{len(archive.procedures)} procedures in {file}")
    return 0


def compare(file: Path) -> int:
    """What importing would change; nothing is written. 1 where a procedure has a fault."""
    from tinhso.engines.forms.api import difference, unpack

    return _say(difference(unpack(file.read_bytes())), "would be")


def bring_in(file: Path) -> int:
    """Put in force what differs; this command acts as the platform. 1 where a procedure was left out for a fault."""
    from tinhso.engines.forms import api as forms

    began = time.monotonic()
    archive = forms.unpack(file.read_bytes())
    print(f"{len(archive.procedures)} procedures in {file}; bringing in what differs …", flush=True)
    fate = _say(forms.bring_in(archive), "were")
    print(f"{time.monotonic() - began:.1f} s")
    return fate


def _say(changes: Sequence[Any], were: str) -> int:
    for change in changes:
        if change.kind in MARKS:
            more = change.fault or ", ".join(change.parts)
            print(f"{MARKS[change.kind]} {change.code}  {change.name}{f'  ({more})' if more else ''}")
    kinds = Counter(change.kind for change in changes)
    said = [f"{kinds[kind]} {were} {word}" for kind, word in WORDS.items() if kinds[kind]]
    print(", ".join([*said, f"{kinds['same']} are the same"]) + ".")
    return 1 if kinds["faulty"] else 0
