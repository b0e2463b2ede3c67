"""Whose data a draft is filled with: its owner's, or those of whom it is filed for."""

from __future__ import annotations

from uuid import UUID

from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor
from tinhso.systems.services.models import Filing


def filing_of(draft_id: UUID) -> Filing | None:
    """What a draft was prepared for."""
    rows = Filing.objects.select_related(
        "office", "applicant__as_person__party__area__parent", "mandate__principal", "mandate__business"
    )
    return rows.filter(draft=draft_id).first()


def person_behind(filing: Filing | None, by: Actor) -> Person | None:
    """The natural person for whom the form is filled; of a business whoever files for it."""
    represented = getattr(filing.applicant, "as_person", None) if filing and filing.applicant else None
    return represented or directory.person_of(by)
