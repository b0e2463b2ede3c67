"""What the parts of a content are called, wherever one is named: pages of keepers, differences, faults."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

QUESTION = "question"  # the form's, by name; not a part of its own
NAMES: dict[str, Promise] = {
    "name": _("Name of the procedure"),
    "name_en": _("Name in English"),
    "summary": _("In a sentence or two"),
    "summary_en": _("In a sentence or two, in English"),
    "sector": _("Field"),
    "level": _("Online level"),
    "agency_levels": _("Settled at"),
    "audience": _("Who may apply"),
    "subject": _("Who may apply"),
    "life_events": _("Life events"),
    "synonyms": _("Everyday words"),
    "weight": _("Place in the search"),
    "sets": _("Sets of papers"),
    "agency": _("Agency that settles it"),
    "places": _("Where it is handed in"),
    "steps": _("Steps, as the citizen is told them"),
    "manner": _("Ways of handing in and time limits"),
    "limit": _("Ways of handing in and time limits"),
    "channels": _("Ways of handing in and time limits"),
    "cases": _("Cases of the procedure"),
    "papers": _("Papers of the dossier"),
    "fees": _("Fees and charges"),
    "tariff": _("Fees and charges"),
    "fee_note": _("What is said about the fee"),
    "fee_note_en": _("What is said about the fee, in English"),
    "free": _("Nothing is charged"),
    "conditions": _("Requirements and conditions"),
    "results": _("Results"),
    "legal": _("Legal basis"),
    "cosigners": _("Co-applicants"),
    "help": _("Help"),
    "guide": _("Guide before the form"),
    "form": _("E-form"),
    QUESTION: _("Question"),
}


def place_in_words(where: str) -> str:
    """``papers/GT-02`` as a keeper reads it. A path into the depth of a content keeps its end as it is."""
    head, *rest = where.split("/")
    part = str(NAMES[head]) if head in NAMES else head
    return ", ".join([part, *_row(rest)])


def _row(rest: Sequence[str]) -> list[str]:
    match rest:
        case []:
            return []
        case [number] | [number, "limit"] if number.isdecimal():
            return [gettext("row %(number)s") % {"number": int(number) + 1}]
        case _:
            return ["/".join(rest)]
