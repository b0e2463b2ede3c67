"""The feed of one client: what happened to the records that it may read, in settled order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings

from tinhso.base import clock
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.sources import Source, Told, sources
from tinhso.engines.events.api import feed
from tinhso.engines.events.models import Event

LOOKED_THROUGH = 500  # events a page looks at; those of others are passed over, so a page may be short


@dataclass(frozen=True)
class Fed:
    """Events as CloudEvents, the place to go on from, and whether more is settled already."""

    items: list[Told]
    place: feed.Place
    more: bool


def fed(client: Client, after: feed.Place, *, types: Collection[str] = (), n: int = 100) -> Fed:
    """What comes after a place; at most ``n`` events, of these types or of all."""
    open_to = [source for source in sources() if source.scope in client.scopes]
    kinds = {kind for source in open_to for kind, name in source.types.items() if not types or name in types}
    if not kinds:
        return Fed([], after, False)
    found = feed.read(after, sorted(kinds), n=max(n, LOOKED_THROUGH))
    items = told(client, found.events, open_to)
    if len(items) <= n:
        return Fed(items, found.place, found.more)
    last = next(event for event in found.events if str(event.pk) == items[n - 1]["id"])
    return Fed(items[:n], feed.place_of(last), True)


def told(client: Client, events: list[Event], open_to: list[Source] | None = None) -> list[Told]:
    """These events as the client is told of them; those of records that it may not read are left out."""
    found: dict[str, Told] = {}
    for source in sources() if open_to is None else open_to:
        if source.scope not in client.scopes:
            continue
        mine = [event for event in events if event.kind in source.types]
        said = source.present(client.actor, mine) if mine else {}
        for event in mine:
            if event.pk in said:
                code, data = said[event.pk]
                found[str(event.pk)] = cloud_event(event, source.types[event.kind], code, data)
    return [found[str(event.pk)] for event in events if str(event.pk) in found]


def cloud_event(event: Event, name: str, code: str, data: Told) -> Told:
    """The event in the shape of CloudEvents 1.0."""
    return {
        "specversion": "1.0",
        "id": str(event.pk),
        "source": f"{settings.BASE_URL}/api/v1",
        "type": name,
        "subject": code,
        "time": clock.local(event.at).isoformat(),
        "datacontenttype": "application/json",
        "data": data,
    }
