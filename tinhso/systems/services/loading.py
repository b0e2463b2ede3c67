"""What public services bring along: internal processes, which an agency changes on its own page, and dated rules."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

from tinhso.engines.cases import api as cases
from tinhso.systems.services.nearer.reading import load_anywhere
from tinhso.systems.services.records import DOSSIER

FILE = Path(__file__).parent / "data" / "processes.toml"
RULES = FILE.with_name("supplements.toml")
KEEPING = FILE.with_name("keeping.toml")
EXTENSIONS: tuple[tuple[date, Decimal | None, str], ...] = (  # working hours before the appointment; none: also late
    (date(2018, 6, 21), None, "Nghị định 61/2018/NĐ-CP"),
    (date(2025, 7, 1), Decimal(0), "Nghị định 118/2025/NĐ-CP"),
)
SINCE = date(2020, 1, 1)  # the delivered rules are in force since then, until the province dates its own


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


def load_reference() -> None:
    """Processes and the rules of supplements and extensions; what is dated anew since is left alone."""
    load_processes()
    cases.set_extension_rules(DOSSIER, EXTENSIONS)
    load_keeping()
    for row in tomllib.loads(RULES.read_text(encoding="utf-8"))["rule"]:
        cases.set_supplement_rule(**row, valid_from=SINCE)


def load_keeping() -> None:
    """How long dossiers are kept, where the province has not set it yet."""
    for row in tomllib.loads(KEEPING.read_text(encoding="utf-8"))["rule"]:
        cases.begin_keeping_rule(
            kind=DOSSIER, topic=row["topic"], years=row.get("years"), law=row["law"],
            is_example=row.get("example", False), valid_from=SINCE,
        )  # fmt: skip
