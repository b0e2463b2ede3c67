"""The goal tables and the marks that point at them."""

from __future__ import annotations

import csv

from tests.copies import ask
from tinhso.project.command.goals import proven
from tinhso.project.env import ROOT

TABLES = sorted((ROOT / "docs" / "goals").glob("*.csv"))


def test_every_mark_names_a_row_that_exists():
    rows = {f"{t.stem}-{row['row']}" for t in TABLES for row in csv.DictReader(t.open(encoding="utf-8"))}
    assert sorted(set(proven()) - rows) == []


def test_rows_are_numbered_from_one_without_gaps():
    for table in TABLES:
        numbers = [int(row["row"]) for row in csv.DictReader(table.open(encoding="utf-8"))]
        assert numbers == list(range(1, len(numbers) + 1)), table.stem


def test_the_last_line_counts_the_rows_that_a_test_proves():
    said = ask("goals", "events").stdout.splitlines()
    assert said[0].startswith("events-1")
    assert said[-1] == "events 5/5"
