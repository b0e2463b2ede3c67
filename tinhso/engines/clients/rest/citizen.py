"""What a citizen's own program may know of the citizen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from tinhso.engines.clients.consents.scopes import NAME
from tinhso.engines.clients.rest.speaking import Consented

router = Router(tags=["Citizen"])


class Me(Schema):
    name: str
    program: str
    scopes: list[str]


@router.get("me", response=Me, auth=Consented(NAME), operation_id="me", summary="The citizen who agreed")
def me(request: HttpRequest) -> Any:
    """Whose token it is, and what was agreed."""
    consent = request.consent  # type: ignore[attr-defined]
    return Me(name=consent.user.person.party.name, program=consent.client.name, scopes=consent.scopes)
