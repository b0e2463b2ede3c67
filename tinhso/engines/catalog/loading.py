"""Bringing the code lists up to the project's CSV files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.db import models, transaction

from tinhso.base.text import nfc
from tinhso.engines.catalog.codes import CodeItem, CodeList
from tinhso.engines.catalog.reading import forget

M = TypeVar("M", bound=models.Model)
DATA = Path(__file__).parent / "data"
BEGIN = "2020-01-01"  # the day from which an item holds that names no other


@transaction.atomic
def load_lists() -> int:
    """Make the tables say what ``data/*.csv`` say; returns how many rows changed. Rows in no file stay."""
    lists = [CodeList(code=row["code"], name=row["name"], basis=row["basis"]) for row in _rows(DATA / "lists.csv")]
    changed = _bring(CodeList, lists, ["code"], ["name", "basis"])
    items = [item for code_list in lists for item in _items(code_list.code)]
    changed += _bring(CodeItem, items, ["code_list_id", "code", "valid_from"], ["label", "order", "valid_to"])
    forget()
    return changed


def _items(code_list: str) -> Iterator[CodeItem]:
    for order, row in enumerate(_rows(DATA / f"{code_list}.csv"), 1):
        ends = row.get("valid_to")
        yield CodeItem(
            code_list_id=code_list,
            code=row["code"],
            label=nfc(row["label"]),
            order=order,
            valid_from=date.fromisoformat(row.get("valid_from") or BEGIN),
            valid_to=date.fromisoformat(ends) if ends else None,
        )


def _bring(model: type[M], wanted: list[M], keys: list[str], fields: list[str]) -> int:
    columns = [*keys, *fields]
    there = set(model._default_manager.values_list(*columns))
    stale = [row for row in wanted if tuple(getattr(row, column) for column in columns) not in there]
    model._default_manager.bulk_create(stale, update_conflicts=True, unique_fields=keys, update_fields=fields)
    return len(stale)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
