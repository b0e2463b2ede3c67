"""What a client may know of itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from tinhso.engines.clients import queries
from tinhso.engines.clients.rest.speaking import Scoped

router = Router(tags=["Client"])


class OwnReceiver(Schema):
    url: str
    types: list[str]
    on: bool
    waiting: int
    last_delivery_at: datetime | None
    last_error: str


class Own(Schema):
    name: str
    purpose: str
    office: str
    owner: str | None
    scopes: list[str]
    requests_per_minute: int
    valid_from: date
    valid_to: date | None
    webhook: OwnReceiver | None


@router.get("client", response=Own, auth=Scoped(), operation_id="client", summary="The client itself")
def client(request: HttpRequest) -> Any:
    """Under which name, for whom and with which scopes the key works, and how its webhook is doing."""
    own = request.client  # type: ignore[attr-defined]
    receiver = queries.receiver_of(own)
    return Own(
        name=own.name,
        purpose=own.purpose,
        office=own.office.code,
        owner=str(own.owner) if own.owner else None,
        scopes=own.scopes,
        requests_per_minute=own.per_minute,
        valid_from=own.valid_from,
        valid_to=own.valid_to,
        webhook=None if receiver is None else OwnReceiver(
            url=receiver.hook.url,
            types=receiver.hook.types,
            on=receiver.hook.stopped_at is None,
            waiting=receiver.waiting,
            last_delivery_at=receiver.line.last_delivery_at,
            last_error=receiver.oldest_error,
        ),
    )  # fmt: skip
