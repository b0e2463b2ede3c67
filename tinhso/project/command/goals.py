"""The goal tables in docs/goals, the tests that prove their rows, and the rows that no test proves."""

from __future__ import annotations

import ast
import csv
import sys
from collections import defaultdict

from tinhso.project.env import ROOT


def run(arguments: list[str]) -> None:
    proofs = proven()
    tables = {table.stem: table for table in sorted((ROOT / "docs" / "goals").glob("*.csv"))}
    if unknown := [name for name in arguments if name not in tables]:
        sys.exit(f"There is no goal table “{unknown[0]}”; there are: {', '.join(tables)}.")
    for table in [tables[name] for name in arguments or tables]:
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
        module = ast.parse(path.read_text(encoding="utf-8"))
        for row in _of_the_file(module):
            found[row].append(str(path.relative_to(ROOT)))
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                for decorator in node.decorator_list:
                    for row in _marks(decorator):
                        found[row].append(f"{path.relative_to(ROOT)}::{node.name}")
    return found


def _of_the_file(module: ast.Module) -> list[str]:
    """The rows that ``pytestmark`` gives to every test of a file."""
    named = (n for n in module.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "pytestmark")
    return [row for node in named for call in ast.walk(node.value) for row in _marks(call)]


def _marks(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.goal":
        return [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
    return []
