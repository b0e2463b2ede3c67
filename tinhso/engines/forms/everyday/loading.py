"""The delivered everyday words."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tinhso.base.text import fold, nfc
from tinhso.engines.forms.everyday.models import Synonym


def load_synonyms(file: Path) -> int:
    """Add what is missing; what a keeper removed on the page comes back only with a new file. Returns how many."""
    rows = tomllib.loads(file.read_text("utf-8"))["synonyms"]
    if Synonym.objects.exists():
        return 0
    made = [
        Synonym(words=nfc(words), folded=fold(words), means=means)
        for means, everyday in rows.items()
        for words in everyday
    ]
    Synonym.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
