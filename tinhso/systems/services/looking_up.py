"""What a stranger with both codes may know of a dossier."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task

TRIES, WITHIN = 10, 300  # per address and five minutes


class TooManyTries(Refused):
    """Somebody guesses codes."""

    status = 429


@dataclass(frozen=True)
class Found:
    """Stage, place and dates; no name, no number of a person."""

    code: str
    title: str
    stage: str
    tone: str
    office: str
    station: str
    submitted_at: datetime
    due_at: datetime | None
    ended_at: datetime | None


def look_up(code: str, secret: str, *, tried_by: str) -> Found | None:
    """The dossier with both codes, or nothing. Raises TooManyTries after ten failures from one address."""
    key = f"look-up:{tried_by}"
    if cache.get(key, 0) >= TRIES:
        raise TooManyTries(_("Too many tries. Wait five minutes, then try again."))
    with access.without_walls("public look-up by code and secret"):
        case = Case.objects.select_related("office").filter(code=code.strip().upper()).first()
        if case is None or not secrets.compare_digest(case.secret, secret.strip().upper()):
            cache.add(key, 0, WITHIN)
            cache.incr(key)
            return None
        task = Task.objects.filter(case=case, done_at=None).select_related("office").first()
    return Found(
        code=case.code,
        title=case.title,
        stage=str(Stage(case.stage).label),
        tone=cases.tone_of(case.stage),
        office=case.office.name,
        station=f"{task.office}: {task.name}" if task else "",
        submitted_at=case.submitted_at,
        due_at=case.due_at,
        ended_at=case.ended_at,
    )
