"""What a client does to a dossier that it answers for: the supplement and the withdrawal."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Router

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Supplement
from tinhso.engines.clients.api import IdempotencyKey, IfMatch, Invalid, Scoped, must_match, once, tag
from tinhso.engines.clients.models import Client
from tinhso.engines.forms import api as forms
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.rest import said as telling
from tinhso.systems.services.rest.dossiers import Code
from tinhso.systems.services.rest.handing_in import attached
from tinhso.systems.services.rest.reading import whole, whole_for
from tinhso.systems.services.rest.scopes import FILE
from tinhso.systems.services.rest.shapes import Acted, NewSupplement, NewWithdrawal
from tinhso.systems.services.supplementing import amend, reread

router = Router(tags=["Dossiers"])
FILERS = Scoped(FILE)


@router.post(
    "dossiers/{code}/supplement", response=Acted, auth=FILERS, operation_id="supplement", summary="Answer a request"
)
def supplement(
    request: HttpRequest,
    response: HttpResponse,
    code: Code,
    key: IdempotencyKey,
    if_match: IfMatch,
    said: NewSupplement,
) -> Any:
    """Hand in what the agency asked for, and nothing else; the clock runs on."""
    client: Client = request.client  # type: ignore[attr-defined]

    def do() -> dict[str, Any]:
        with transaction.atomic():
            dossier = _seen(client, code, if_match)
            asked = dossier.case.open_supplement
            if asked is None:
                raise AlreadyDone(_("No supplement is awaited for this dossier."))
            values = _values(dossier, asked, said)
            files = attached(dossier.version, said.files, by=client.actor)
            if stray := set(files) - _asked_for(asked):
                raise Refused(_("This paper was not asked for."), field=f"files.{min(stray)}")
            if not (values or files or said.note.strip()):
                raise Refused(_("Hand in a paper or write an answer."), field="note")
            rows = [(paper, file) for paper, each in files.items() for file in each]
            amend(dossier, asked, answers=values, files=rows, note=said.note, by=client.actor)
        return _acted(client, code)

    return once(request, response, key, do)


@router.post(
    "dossiers/{code}/withdrawal", response=Acted, auth=FILERS, operation_id="withdraw", summary="Withdraw a dossier"
)
def withdrawal(
    request: HttpRequest,
    response: HttpResponse,
    code: Code,
    key: IdempotencyKey,
    if_match: IfMatch,
    said: NewWithdrawal,
) -> Any:
    """One that was not received yet ends at once; otherwise the agency answers first."""
    client: Client = request.client  # type: ignore[attr-defined]

    def do() -> dict[str, Any]:
        with transaction.atomic():
            dossier = _seen(client, code, if_match)
            cases.withdraw(dossier.case.pk, reason=said.reason, by=client.actor, version=dossier.case.version)
        return _acted(client, code)

    return once(request, response, key, do)


def _seen(client: Client, code: str, if_match: str) -> Dossier:
    """The dossier, if the client answers for it and has seen it as it is. Raises Denied, Precondition."""
    dossier = whole_for(client, code)
    access.require(client.actor, "cases.answer", dossier.case)
    must_match(if_match, tag(whole(dossier, client).model_dump(mode="json")))
    return dossier


def _asked_for(asked: Supplement) -> set[str]:
    return {item["what"] for item in asked.items}


def _values(dossier: Dossier, asked: Supplement, said: NewSupplement) -> dict[str, Any]:
    """The new answers, read as the form reads them. Raises Invalid."""
    if stray := sorted(set(said.answers) - _asked_for(asked) | set(said.answers) - set(dossier.version.fields)):
        raise Invalid((f"answers.{name[:60]}", _("This was not asked for.")) for name in stray[:20])
    if not said.answers:
        return {}
    values, wrong = reread(dossier, forms.retyped(dossier.version, said.answers))
    if wrong:
        raise Invalid((f"answers.{name}", text) for name, text in wrong.items())
    return values


def _acted(client: Client, code: str) -> dict[str, Any]:
    case = whole_for(client, code).case
    return Acted(code=case.code, stage=telling.stage(case)).model_dump(mode="json")
