"""The source of the house as the architecture tests read it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "tinhso"


def modules(under: Path = HOUSE) -> list[Path]:
    """Every module that is not a test or a migration."""
    return [path for path in sorted(under.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts)]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """Dotted names that a module imports, ``from a.b import c`` as ``a.b.c``."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def engine_imports(path: Path) -> set[str]:
    """The imports below ``tinhso.engines``, as ``engine.module…``."""
    prefix = "tinhso.engines."
    return {name.removeprefix(prefix) for name in imports(path) if name.startswith(prefix)}
