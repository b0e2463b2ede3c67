"""What happened: the feed, the deliveries to one's receiver, and having them sent again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema, Status
from pydantic import AfterValidator, AwareDatetime, Field

from tinhso.base.errors import Refused
from tinhso.engines.clients import queries, sources
from tinhso.engines.clients.feeding import fed
from tinhso.engines.clients.rest.speaking import (
    Cursor,
    IdempotencyKey,
    Limit,
    Page,
    Scoped,
    cursor_of,
    once,
    place_in,
)
from tinhso.engines.clients.verbs import hooks
from tinhso.engines.events.api import feed

router = Router(tags=["Events"])
FOLLOW = Scoped("events.read")


class CloudEvent(Schema):
    """CloudEvents 1.0; a webhook posts the same."""

    specversion: Literal["1.0"]
    id: UUID
    source: str
    type: str
    subject: str
    time: datetime
    datacontenttype: Literal["application/json"]
    data: dict[str, Any]


class EventPage(Schema):
    items: list[CloudEvent]
    next: str = Field(description="Go on from here, also when there is nothing new yet; it never runs out.")
    more: bool = Field(
        description="Whether there is more to read at once. A page may be short, or empty, before the end."
    )


class Delivery(Schema):
    id: UUID
    event: UUID
    type: str
    state: Literal["waiting", "sent", "failed", "given_up"]
    attempts: int
    last_error: str
    created_at: datetime
    next_at: datetime | None
    delivered_at: datetime | None


class DeliveryPage(Page[Delivery]):
    pass


def _in_utc(moment: datetime) -> datetime:
    """A zone that no clock on earth keeps says a moment all the same; the database reads only those that are kept."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # within a day of the first or the last one that can be written
        return moment.replace(tzinfo=UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class Again(Schema, extra="forbid"):
    since: Moment | None = Field(None, description="All that happened from this moment on.")
    event: UUID | None = Field(None, description="Or this one event.")


class Sending(Schema):
    sending: Literal["since", "event"]


@router.get("events", response=EventPage, auth=FOLLOW, operation_id="events", summary="What happened")
def events(
    request: HttpRequest,
    cursor: Cursor = "",
    limit: Limit = 100,
    since: Annotated[Moment | None, Query(description="Begin at this moment; without a cursor only.")] = None,
    type: Annotated[list[str], Query(max_length=40, description="Only these kinds of events.")] = [],  # noqa: A002, B006
) -> Any:
    """What happened to the records that the client may read, oldest first. The order never changes and nothing is added
    behind a cursor: an event appears once every earlier transaction has ended."""
    if unknown := sorted(set(type) - set(sources.types())):
        raise Refused(_("There is no such kind of event: %(type)s.") % {"type": unknown[0][:60]}, field="type")
    place = place_in(cursor, _place)
    if place is None:
        kinds = [kind for source in sources.sources() for kind in source.types]
        place = feed.since(since, kinds) if since else feed.beginning()
    try:
        found = fed(request.client, place, types=type, n=limit)  # type: ignore[attr-defined]
    except LookupError:
        raise Refused(_("This is no cursor of this list. Begin again without one."), field="cursor") from None
    return {
        "items": found.items,
        "next": cursor_of(found.place.cluster, found.place.xid, found.place.event),
        "more": found.more,
    }


@router.get(
    "webhook/deliveries", response=DeliveryPage, auth=FOLLOW, operation_id="deliveries", summary="What was sent"
)
def deliveries(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> Any:
    """The deliveries to the client's receiver, the newest first, with what went wrong."""
    rows = queries.deliveries(request.client, after=place_in(cursor, UUID), n=limit)  # type: ignore[attr-defined]
    items = [
        Delivery(
            id=row.pk,
            event=row.payload["event"]["id"],
            type=row.kind,
            state=row.state,  # type: ignore[arg-type]
            attempts=row.attempts,
            last_error=row.last_error,
            created_at=row.created_at,
            next_at=row.next_at if row.state in ("waiting", "failed") else None,
            delivered_at=row.sent_at,
        )
        for row in rows[:limit]
    ]
    return DeliveryPage(items=items, next=cursor_of(rows[limit - 1].pk) if len(rows) > limit else None)


@router.post(
    "webhook/replay", response={202: Sending}, auth=FOLLOW, operation_id="replay", summary="Have events sent again"
)
def replay(request: HttpRequest, response: HttpResponse, key: IdempotencyKey, said: Again) -> Any:
    """From a moment within the last 90 days on, or one event. The receiver knows them again by `webhook-id`."""
    client, by = request.client, request.actor  # type: ignore[attr-defined]
    if (said.since is None) == (said.event is None):
        raise Refused(_("Name either a moment or one event."), field="since")

    def do() -> dict[str, Any]:
        if said.event is not None:
            hooks.replay_event(client.pk, event=said.event, by=by)
            return {"sending": "event"}
        assert said.since is not None
        hooks.replay(client.pk, since=said.since, by=by)
        return {"sending": "since"}

    return Status(202, once(request, response, key, do))


def _place(cluster: Any, xid: Any, event: Any) -> feed.Place:
    place = feed.Place(int(cluster), int(xid), UUID(event))
    if not 0 <= place.xid < 2**63 or not 0 <= place.cluster < 2**63:
        raise ValueError("This is no place.")
    return place
