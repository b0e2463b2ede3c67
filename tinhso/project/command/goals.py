"""The goal tables in docs/goals, the tests that prove their rows, and the rows that no test proves."""

from __future__ import annotations

import ast
import csv
from collections import defaultdict

from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    proofs = proven()
    tables = sorted((ROOT / "docs" / "goals").glob("*.csv"))
    for table in [t for t in tables if not arguments or t.stem in arguments]:
        rows = list(csv.DictReader(table.open(encoding="utf-8")))
        for row in rows:
            tests = proofs.get(f"{table.stem}-{row['row']}", [])
            print(f"{table.stem}-{row['row']:<4} {'·' if tests else '–'} {row['goal']}")
            for test in tests:
                print(f"            {test}")
        done = sum(1 for row in rows if f"{table.stem}-{row['row']}" in proofs)
        print(f"{table.stem} {done}/{len(rows)}")


def proven() -> dict[str, list[str]]:
    """Goal row → the tests that carry its mark, read from the source."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted([*ROOT.glob("tinhso/**/test_*.py"), *ROOT.glob("tests/**/test_*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                for row in _marks(node):
                    found[row].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def _marks(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    rows = []
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.goal":
            rows += [argument.value for argument in decorator.args if isinstance(argument, ast.Constant)]
    return [str(row) for row in rows]
