"""Reading the table of everyday words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinhso.base.text import fold
from tinhso.engines.forms.everyday.models import Synonym
from tinhso.engines.forms.procedures import Procedure


@dataclass(frozen=True)
class Everyday:
    """The table read once; rows of (everyday words folded, what they mean, the same folded)."""

    rows: tuple[tuple[str, str, str], ...]

    def for_name(self, name: str, code: str) -> list[str]:
        """The everyday words of a procedure with this folded name (its official words) and code."""
        padded = f" {name} "
        return [said for said, means, folded in self.rows if means == code or f" {folded} " in padded]


def synonyms(words: str = "") -> QuerySet[Synonym]:
    """The table in order, narrowed to rows that contain ``words`` on either side."""
    wanted = fold(words)
    found = Synonym.objects.filter(removed_at=None)
    return found.filter(Q(folded__contains=wanted) | Q(means__icontains=words.strip())) if wanted else found


def everyday_words() -> Everyday:
    """One query."""
    return Everyday(tuple((row.folded, row.means, fold(row.means)) for row in synonyms()))


def meant_by(*meanings: str) -> list[Procedure]:
    """The procedures that one of ``meanings`` names: by words of the name, or by code."""
    wanted = {f" {fold(means)} " for means in meanings}
    rows = Procedure.objects.only("pk", "name", "code")
    found = [row.pk for row in rows if row.code in meanings or _is_in(f" {fold(row.name)} ", wanted)]
    return list(Procedure.objects.filter(pk__in=found))


def _is_in(name: str, wanted: Iterable[str]) -> bool:
    return any(words in name for words in wanted)
