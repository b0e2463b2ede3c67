"""What clients may be allowed to do with dossiers, and what they can be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.clients.api import CitizenScope, Scope, Source
from tinhso.engines.events.api import Actor
from tinhso.engines.events.models import Event
from tinhso.systems.services.records import DOSSIER

READ, FILE, PERSONAL = "dossiers.read", "dossiers.file", "dossiers.personal"
PAPERS = "dossiers.papers"
SCOPES = (
    Scope(READ, _("See how dossiers fare, without personal data"), ("cases.read",)),
    # Of what it has handed in itself a client follows the case, and answers for it like an applicant.
    Scope(
        FILE, _("Hand in dossiers, supplement and withdraw them"), ("services.file",), ("cases.read", "cases.answer")
    ),
    # Those of others only beside the scope for personal data.
    Scope(PAPERS, _("Fetch signed results and receipts; every download is written down"), is_personal=True),
    Scope(PERSONAL, _("See applicants and answers; every look is written down"), is_personal=True),
)
OWN = "me.dossiers"
CITIZEN_SCOPES = (CitizenScope(OWN, _("See your dossiers: how far they are, what they cost, their results")),)
TYPES = {
    "cases.submitted": "dossier.submitted",
    "cases.accepted": "dossier.received",
    "cases.refused": "dossier.refused",
    "cases.supplement_asked": "dossier.supplement_asked",
    "cases.supplement_answered": "dossier.supplement_answered",
    "cases.duty_raised": "dossier.fee_asked",
    "cases.duty_settled": "dossier.fee_paid",
    "cases.extended": "dossier.extended",
    "cases.redated": "dossier.redated",
    "cases.decided": "dossier.decided",
    "cases.recalled": "dossier.recalled",
    "cases.returned": "dossier.returned",
    "cases.withdrawn": "dossier.withdrawal_asked",
    "cases.withdrawal_declined": "dossier.withdrawal_declined",
    "cases.stopped": "dossier.stopped",
}


def present(actor: Actor, events: Sequence[Event]) -> dict[UUID, tuple[str, dict[str, Any]]]:
    """Those about dossiers that the reader may read, in one query."""
    about = Case.objects.filter(pk__in={event.subject for event in events}, kind=DOSSIER)
    rows = access.only(actor, "cases.read", about, one_by_one=True).values_list("pk", "code", "topic", "office__code")
    known = {pk: (code, topic, office) for pk, code, topic, office in rows}
    return {
        event.pk: (code, {"dossier": code, "procedure": topic, "office": office, "href": f"/api/v1/dossiers/{code}"})
        for event in events
        if event.subject in known
        for code, topic, office in [known[event.subject]]
    }


SOURCE = Source(READ, TYPES, present)
