"""The sentences that come with the product: the first labels of an installation."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tinhso.systems.feedback.models import Category, Label

FILE = Path(__file__).parent.parent / "data" / "labels.toml"


def delivered(file: Path = FILE) -> list[tuple[str, str]]:
    """Every sentence with the code of its category."""
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["kind"]
    return [(line, row["code"]) for row in rows for line in row["texts"].strip().splitlines()]


def load_labels(file: Path = FILE) -> int:
    """Bring in the sentences that are not there yet, for categories that are; returns how many. Two statements."""
    known = set(Category.objects.values_list("pk", flat=True))
    there = set(Label.objects.filter(report=None).values_list("text", "category"))
    new = [Label(text=text, category_id=code) for text, code in delivered(file) if code in known]
    new = [label for label in new if (label.text, label.category_id) not in there]
    Label.objects.bulk_create(new, batch_size=1000)
    return len(new)
