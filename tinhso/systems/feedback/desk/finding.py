"""Finding a report by its code, and reports by their words."""

from __future__ import annotations

from uuid import UUID

from tinhso.base.text import fold
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Words
from tinhso.systems.feedback.records import REPORT

MOST = 2000  # the newest that hold the words; whoever searches adds a word or a filter


def report_with_code(actor: Actor, code: str) -> Case | None:
    """The case of the report with this code, if the actor may read it."""
    found = Case.objects.filter(code=code, kind=REPORT).first()
    return found if found is not None and access.may(actor, "cases.read", found) else None


def holding(words: str) -> frozenset[UUID]:
    """The keys of the newest reports that hold every word, with or without diacritics; the list asks who may read."""
    found = Words.objects.order_by("-pk")
    for word in fold(words).split():
        found = found.filter(folded__contains=word)
    return frozenset(found.values_list("pk", flat=True)[:MOST])
