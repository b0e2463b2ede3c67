"""Rating a dossier: by its applicant signed in, or by whoever holds the receipt with both codes."""

from __future__ import annotations

from collections.abc import Sequence

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Rating
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.systems.services.rating.reasons import fitting


def rate(case: Case, *, score: int, reasons: Sequence[str], comment: str, by: Actor) -> Rating:
    """Once for each result. Raises Denied, AlreadyDone, Refused before it has ended."""
    if score not in Rating.Score.values:
        raise Refused("", field="score")
    return cases.rate(case.pk, score=score, reasons=fitting(score, reasons), comment=nfc(comment).strip(), by=by)


def rate_by_receipt(case: Case, *, score: int, reasons: Sequence[str], comment: str) -> Rating:
    """The same for whoever showed both codes; it is written down as without a name."""
    with access.without_walls("a rating by the codes of the receipt"):
        return rate(case, score=score, reasons=reasons, comment=comment, by=PLATFORM)
