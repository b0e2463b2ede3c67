"""What a stranger with both codes may know of a dossier."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Limit, network_of
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Stage, Task

WRONG = Limit("look-ups with wrong codes", burst=10, seconds=30)  # ten at once, then one more every half minute
ANY = Limit("look-ups from an address", burst=60, seconds=5)  # the receipt's QR is scanned again and again

NEEDED = {
    Stage.SUPPLEMENT: gettext_lazy("The applicant must hand in a supplement. What it is stands in their account."),
    Stage.DUTY: gettext_lazy("The fee must be paid before it goes on."),
    Stage.DECIDED: gettext_lazy("The result is ready to be taken."),
}


class TooManyTries(Refused):
    """Somebody guesses codes."""

    status = 429


@dataclass(frozen=True)
class Found:
    """Stage, place and dates; the applicant masked, no number and no word of a person."""

    code: str
    title: str
    stage: str
    tone: str
    office: str
    station: str
    applicant: str  # family name and initials
    needed: str
    submitted_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    may_be_rated: bool


def look_up(code: str, secret: str, *, tried_by: str) -> Found | None:
    """The dossier with both codes, or nothing. Raises TooManyTries after ten failures from one address."""
    case = case_with(code, secret, tried_by=tried_by)
    if case is None:
        return None
    with access.without_walls("public look-up by code and secret"):
        task = Task.objects.filter(case=case, done_at=None).select_related("office").first()
        asked = case.open_supplement if case.stage == Stage.SUPPLEMENT else None
        rated = case.is_rated
    until = asked.answer_by if asked else None
    needed = str(NEEDED.get(Stage(case.stage), ""))
    return Found(
        code=case.code,
        title=case.title,
        stage=str(Stage(case.stage).label),
        tone=cases.tone_of(case.stage),
        office=case.office.name,
        station=f"{task.office}: {task.name}" if task else "",
        applicant=access.mask(case.applicant.name, "name", shown=False) if case.applicant else "",
        needed=needed + (" " + _("By %(day)s.") % {"day": f"{until:%d/%m/%Y}"} if until else ""),
        submitted_at=case.submitted_at,
        due_at=case.due_at,
        ended_at=case.ended_at,
        may_be_rated=case.ended_at is not None and not rated,
    )


def case_with(code: str, secret: str, *, tried_by: str) -> Case | None:
    """The case with both codes. Raises TooManyTries for who tries too often from one address."""
    network = network_of(tried_by)
    if not ANY.has_room(network):
        raise TooManyTries(_("Too many tries. Wait five minutes, then try again."))
    with access.without_walls("public look-up by code and secret"):
        case = Case.objects.select_related("office", "applicant").filter(code=code.strip().upper()).first()
    if case is not None and secrets.compare_digest(case.secret.encode(), secret.strip().upper().encode()):
        return case
    if not WRONG.has_room(network):
        raise TooManyTries(_("Too many tries. Wait five minutes, then try again."))
    return None
