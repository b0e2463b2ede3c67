"""Errands as the page of the report, and the outside party, see them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.models import Errand, ErrandAnswer, Photo
from tinhso.systems.feedback.outside.links import address_of


@dataclass(frozen=True)
class Given:
    """One errand on the report's page; ``link`` only for whoever may take it back, and while it works."""

    errand: Errand
    answers: list[ErrandAnswer]
    state: str | Promise
    tone: str
    link: str


def given(case: Case, *, may_see_link: bool) -> list[Given]:
    """The errands of a report, the first first."""
    rows = Errand.objects.filter(case=case).select_related("by__person").prefetch_related("answers")
    return [
        Given(row, list(row.answers.all()), *state_of(row), address_of(row) if may_see_link and row.is_open else "")
        for row in rows
    ]


def state_of(errand: Errand) -> tuple[str | Promise, str]:
    """Where it stands, in a word with its tone."""
    if errand.done_at is not None:
        return _("reported done"), "done"
    if errand.ended_at is not None:
        return _("taken back"), "neutral"
    if not errand.is_open:
        return _("the link has expired"), "late"
    return (_("seen"), "new") if errand.opened_at else (_("not opened yet"), "near")


def pictures(errand: Errand) -> list[str]:
    """Addresses of the photos it was given, drawn anew; one that the scanner has not seen yet is left out."""
    with access.without_walls("the photos that an outside party was given"):
        keys = [UUID(key) for key in errand.photos]
        rows = list(Photo.objects.filter(pk__in=keys).select_related("original", "redrawn").order_by("at", "pk"))
    shown = [photo.redrawn or photo.original for photo in rows]
    return [files.link(file, None, page=1) for file in shown if file.scan == File.Scan.CLEAN]
