"""The internal processes that the platform brings along; an agency changes them on its own page."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

from tinhso.engines.cases import api as cases
from tinhso.systems.services.nearer.reading import load_anywhere

FILE = Path(__file__).parent / "data" / "processes.toml"


def load_processes(file: Path = FILE) -> int:
    """Publish every process of the file that is new or different. Returns how many versions were made.

    With it comes the list of procedures that any desk receives.
    """
    load_anywhere()
    made = 0
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["process"]:
        before = cases.process_for(row["topic"], exactly=True)
        strides = [cases.Stride(hours=Decimal(step.pop("hours")), **step) for step in row["steps"]]
        made += cases.publish_process(topic=row["topic"], strides=strides) != before
    return made
