"""A citizen's own dossiers, for a program that they have let in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from tinhso.engines.cases.models import Case
from tinhso.engines.clients.api import Consented, Cursor, Limit, cursor_of, place_in, tag
from tinhso.systems.services.queries import dossier_for, dossiers_of_applicant
from tinhso.systems.services.rest import said as telling
from tinhso.systems.services.rest.dossiers import Code
from tinhso.systems.services.rest.reading import whole_of_their_own
from tinhso.systems.services.rest.scopes import OWN
from tinhso.systems.services.rest.shapes import DossierPage, DossierRow, WholeDossier

router = Router(tags=["Citizen"])
AGREED = Consented(OWN)


@router.get("me/dossiers", response=DossierPage, auth=AGREED, operation_id="my_dossiers", summary="One's own dossiers")
def mine(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """Those of which the citizen is the applicant, the newest first."""
    after = place_in(cursor, UUID)
    found = dossiers_of_applicant(request.consent.subject, after=after, n=limit)  # type: ignore[attr-defined]
    items = [DossierRow(**telling.dossier_row(case)) for case in found[:limit]]
    return DossierPage(items=items, next=cursor_of(found[limit - 1].pk) if len(found) > limit else None)


@router.get("me/dossiers/{code}", response=WholeDossier, auth=AGREED, operation_id="my_dossier",
            summary="One of one's own dossiers")  # fmt: skip
def one(request: HttpRequest, response: HttpResponse, code: Code) -> Any:
    """Where it stands, what it costs, what is asked for, its result; `personal` is always null."""
    if "\x00" in code:
        raise Case.DoesNotExist
    dossier = dossier_for(request.actor, code)  # type: ignore[attr-defined]
    applicant = dossier.case.applicant
    if applicant is None or applicant.subject_id != request.consent.subject:  # type: ignore[attr-defined]
        raise Http404  # read for somebody else: a relative, a company
    answer = whole_of_their_own(dossier)
    response["ETag"] = tag(answer.model_dump(mode="json"))
    return answer
