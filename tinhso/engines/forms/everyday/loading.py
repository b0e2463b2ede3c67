"""Everyday words that come from a file: the delivered ones, or those of an archive."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from tinhso.base.text import fold, nfc
from tinhso.engines.forms.everyday.models import Synonym
from tinhso.engines.forms.everyday.queries import meant_by
from tinhso.engines.forms.naming import name_again


def load_synonyms(file: Path) -> int:
    """Add the delivered words that this installation never had; what a keeper took out stays out. Returns how many."""
    rows = tomllib.loads(file.read_text("utf-8"))["synonyms"]
    wanted = [(words, means) for means, everyday in rows.items() for words in everyday]
    known = set(Synonym.objects.values_list("folded", "means"))
    return learn((words, means) for words, means in wanted if (fold(words), means) not in known)


def learn(rows: Iterable[tuple[str, str]]) -> int:
    """Put these into the table, also those taken out before; the procedures they mean are found by them at once."""
    made = [Synonym(words=nfc(words), folded=fold(words), means=means) for words, means in rows]
    if made:
        Synonym.objects.bulk_create(
            made, update_conflicts=True, unique_fields=["folded", "means"], update_fields=["removed_at"]
        )
        name_again(meant_by(*{row.means for row in made}))
    return len(made)
