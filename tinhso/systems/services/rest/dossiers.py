"""Handing in, the list, and how one dossier fares."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.clients.api import Cursor, IdempotencyKey, Limit, Scoped, cursor_of, once, place_in, tag
from tinhso.systems.services.records import DOSSIER
from tinhso.systems.services.rest import said as telling
from tinhso.systems.services.rest.handing_in import hand_in
from tinhso.systems.services.rest.reading import whole, whole_for
from tinhso.systems.services.rest.scopes import FILE, READ
from tinhso.systems.services.rest.shapes import DossierPage, DossierRow, NewDossier, Opened, WholeDossier

router = Router(tags=["Dossiers"])
READERS = Scoped(READ, FILE)
Code = Annotated[str, Path(max_length=50, description="The code of the dossier, such as H53.101-20261123-0000012.")]


@router.post("dossiers", response={201: Opened}, auth=Scoped(FILE), operation_id="hand_in", summary="Hand in a dossier")
def create(request: HttpRequest, response: HttpResponse, key: IdempotencyKey, said: NewDossier) -> Any:
    """Answers and files are checked as on the province's own form. The same `Idempotency-Key` again finds the dossier
    that was handed in first."""
    client, by = request.client, request.actor  # type: ignore[attr-defined]

    def do() -> dict[str, Any]:
        case = hand_in(said, client=client, by=by).case
        return Opened(
            code=case.code,
            secret=case.secret,
            stage=telling.stage(case),
            submitted_at=clock.local(case.submitted_at),
            href=f"/api/v1/dossiers/{case.code}",
        ).model_dump(mode="json")

    made = once(request, response, key, do)
    response["Location"] = made["href"]
    return Status(201, made)


@router.get("dossiers", response=DossierPage, auth=READERS, operation_id="dossiers", summary="Dossiers")
def index(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 50,
    stage: Annotated[list[int], Query(max_length=10, description="1 to 10, as on the national portal.")] = [],  # noqa: B006
    procedure: Annotated[str, Query(max_length=40)] = "",
) -> Any:
    """Those that the client may read, the newest first; nobody's name is in it."""
    chosen = cases.Chosen(kind=DOSSIER, stages=tuple(s for s in stage if 1 <= s <= 10) or (-1,) * bool(stage),
                          topic=procedure)  # fmt: skip
    found = cases.newest_cases(request.actor, chosen, after=place_in(cursor, UUID), n=limit)  # type: ignore[attr-defined]
    items = [DossierRow(**telling.dossier_row(case)) for case in found[:limit]]
    return DossierPage(items=items, next=cursor_of(found[limit - 1].pk) if len(found) > limit else None)


@router.get("dossiers/{code}", response=WholeDossier, auth=READERS, operation_id="dossier", summary="One dossier")
def one(request: HttpRequest, response: HttpResponse, code: Code) -> Any:
    """Where it stands, what it costs, what is asked for, its result. Send the `ETag` with what changes it."""
    dossier = whole_for(request.client, code)  # type: ignore[attr-defined]
    answer = whole(dossier, request.client, look_within=timedelta(days=1))  # type: ignore[attr-defined]
    response["ETag"] = tag(answer.model_dump(mode="json"))
    return answer
