"""Reading the table of everyday words."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tinhso.base.text import fold
from tinhso.engines.forms.everyday.models import Synonym
from tinhso.engines.forms.procedures import Procedure


def synonyms(words: str = "") -> QuerySet[Synonym]:
    """The table in order, narrowed to rows that contain ``words`` on either side."""
    wanted = fold(words)
    found = Synonym.objects.all()
    return found.filter(Q(folded__contains=wanted) | Q(means__icontains=words.strip())) if wanted else found


def words_for(names: str, code: str) -> list[str]:
    """The everyday words of a procedure with this folded name (its official words) and code."""
    padded = f" {names} "
    return [row.folded for row in Synonym.objects.all() if row.means == code or f" {fold(row.means)} " in padded]


def meant_by(means: str) -> list[Procedure]:
    """The procedures that ``means`` names: by words of the name, or by code."""
    wanted = f" {fold(means)} "
    rows = Procedure.objects.only("pk", "name", "code")
    found = [row.pk for row in rows if row.code == means or wanted in f" {fold(row.name)} "]
    return list(Procedure.objects.filter(pk__in=found))
