"""Form 07: what an agency took in from a day to a day, as a numbered and sealed paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes import show_phone
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, HandingOut
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper
from tinhso.systems.services import kinds
from tinhso.systems.services.letters import WAYS, moment
from tinhso.systems.services.records import DOSSIER

RIGHT = "cases.receive"
MOST = 1_000  # rows of one paper: some seventy pages
DAYS = 92  # a quarter


@transaction.atomic
def issue_register(since: date, until: date, *, by: Actor) -> Paper:
    """The register of one's own agency, from ``since`` to ``until`` included.

    Raises Denied for whoever receives nothing there; Refused for days to come, an order that is none, more than a
    quarter or a thousand dossiers, or none at all; AlreadyDone where the last register of these days says the same.
    """
    desk = desk_of(by)
    by = access.require_at(by, RIGHT, directory.subjects_of(desk))
    must_be_a_period(since, until)
    agency = Office.objects.select_for_update().get(pk=cases.agency_of(desk).pk)
    rows = [row_of(case) for case in received_by(agency, since, until)]
    if not rows:
        raise Refused(_("No dossier was received on these days."), field="since")
    facts = {"since": since.isoformat(), "until": until.isoformat(), "rows": rows}
    same_days = {"data__since": facts["since"], "data__until": facts["until"]}
    last = registers_of(agency).filter(**same_days).first()
    if last is not None and last.data["rows"] == rows:
        raise AlreadyDone(_("Register %(number)s of these days says the same.") % {"number": last.code})
    return papers.issue(kinds.REGISTER, office=agency, data=facts, about=agency.pk, owner=None, by=by)


def registers_of(agency: Office) -> Any:
    """Those of an agency, the newest first."""
    return Paper.objects.about(agency.pk).filter(kind=kinds.REGISTER.code).select_related("file").order_by("-issued_at")


def desk_of(by: Actor) -> Office:
    """Where ``by`` acts. Raises Denied for whoever holds no position."""
    position = directory.position_of(by)
    if position is None:
        raise Denied
    return position.office


def must_be_a_period(since: date, until: date) -> None:
    """Raises Refused."""
    if until < since:
        raise Refused(_("The last day lies before the first."), field="until")
    if until > clock.today():
        raise Refused(_("The register ends today at the latest."), field="until")
    if (until - since).days >= DAYS:
        raise Refused(_("A register covers a quarter at most. Choose fewer days."), field="since")


def received_by(agency: Office, since: date, until: date) -> list[Case]:
    """Received at the agency's desk, or to be settled by it, in the order of their receipt. Raises Refused."""
    begin = clock.at(since.year, since.month, since.day)
    end = until + timedelta(days=1)
    returned = HandingOut.objects.filter(superseded_at=None)
    found = (
        Case.objects.filter(Q(office=agency) | Q(received_by=agency), kind=DOSSIER)
        .filter(received_at__gte=begin, received_at__lt=clock.at(end.year, end.month, end.day))
        .select_related("office", "applicant")
        .prefetch_related(Prefetch("handings_out", returned, "returns"))
        .order_by("received_at", "pk")[: MOST + 1]
    )
    if len(found) > MOST:
        raise Refused(
            _("More than %(most)d dossiers were received on these days. Choose fewer days.") % {"most": MOST},
            field="since",
        )
    return list(found)


def row_of(case: Case) -> dict[str, Any]:
    """One line; the note says what ended it otherwise than by a result."""
    party, back = case.applicant, next(iter(case.returns), None)  # type: ignore[attr-defined]
    reached = [party.address, show_phone(party.phone)] if party else []
    return {
        "case": case.code,
        "procedure": case.title,
        "sets": 1,
        "applicant": party.name if party else "",
        "address": "; ".join(filter(None, reached)),
        "office": case.office.name,
        "received_at": moment(case.received_at),
        "due_at": moment(case.due_at),
        "returned_at": moment(back.at if back else None),
        "how": WAYS[back.way] if back else "",
        "note": _ended(case) if case.ended_at and not back else "",
    }


def _ended(case: Case) -> str:
    with translation.override("vi"):  # the paper's language, whichever the reader's
        return str(case.get_stage_display())
