"""What the reporter thought of the answer, for officials: in stars, with reasons, in the reporter's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tinhso.engines.cases.models import Case, Rating
from tinhso.systems.feedback.citizen.acting import STARS
from tinhso.systems.feedback.models import RatingReason


@dataclass(frozen=True)
class Judged:
    """One rating; ``is_past`` once the report was opened once more after it."""

    score: int
    stars: str
    reasons: list[str]
    comment: str
    at: datetime
    is_past: bool

    def __str__(self) -> str:
        return ". ".join([f"{self.score}/5, {self.stars.lower()}", *self.reasons, *filter(None, [self.comment])])


def judgements(case: Case) -> list[Judged]:
    """Every rating of the report, the first first; two statements at most."""
    rows = list(Rating.objects.filter(case=case.pk).order_by("at"))
    names = dict(RatingReason.objects.values_list("code", "name")) if any(row.reasons for row in rows) else {}
    return [
        Judged(
            row.score,
            str(STARS[row.score]),
            [names[code] for code in row.reasons if code in names],
            row.comment,
            row.at,
            row.superseded_at is not None,
        )
        for row in rows
    ]


def objection(case: Case) -> str:
    """Why the reporter says that it is not settled, while it is handled once more; else ""."""
    reopening = getattr(case, "reopening", None)
    return reopening.reason if reopening is not None and case.ended_at is None else ""
