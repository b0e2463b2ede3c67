"""Where a client is told of what happens: named, switched off and on, told again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.ids import uuid7
from tinhso.base.sealing import seal
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.clients import feeding, sources
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.verbs.registering import keep
from tinhso.engines.clients.webhooks import guarding, signing
from tinhso.engines.clients.webhooks.webhook import PURPOSE, Webhook
from tinhso.engines.events.api import Actor, feed, record
from tinhso.engines.events.models import Event

BOTH_SIGN = timedelta(days=2)  # an old secret signs beside its successor
LONGEST_BACK = timedelta(days=90)


@transaction.atomic
def set_webhook(client_id: UUID, *, url: str, types: Iterable[str] = (), by: Actor) -> tuple[Webhook, str]:
    """Name the client's receiver, or another one; the secret is given with the first, otherwise it is "".

    What happens from now on is sent. Raises Denied, Refused beside ``url`` or ``types``.
    """
    client, by = keep(client_id, by=by)
    guarding.target(url)
    wanted = sorted(set(types))
    if set(wanted) - set(sources.types()):
        raise Refused(_("Choose the kinds of events from the list."), field="types")
    if "events.read" not in client.scopes:
        raise Refused(_("This client may not follow events. Allow it first."), field="url")
    hook = Webhook.objects.select_for_update().filter(client=client).first()
    secret = ""
    if hook is None:
        secret, place = signing.new_secret(), feed.now()
        hook = Webhook(client=client, secret=seal(secret, PURPOSE))
        hook.cluster, hook.xid, hook.event = place.cluster, place.xid, place.event
    hook.url, hook.types = url.strip(), wanted
    hook.save()
    record("clients.webhook_set", on=client, by=by, office=client.office.here_id, types=len(wanted))
    return hook, secret


@transaction.atomic
def new_webhook_secret(client_id: UUID, *, by: Actor) -> str:
    """A new secret, shown once; the old one signs beside it for two days. Raises Denied, Refused without a receiver."""
    client, by = keep(client_id, by=by)
    hook, secret = _hook(client), signing.new_secret()
    hook.old_secret, hook.old_until, hook.secret = hook.secret, clock.now() + BOTH_SIGN, seal(secret, PURPOSE)
    hook.save(update_fields=["old_secret", "old_until", "secret"])
    record("clients.webhook_secret", on=client, by=by, office=client.office.here_id)
    return secret


@transaction.atomic
def stop_webhook(client_id: UUID, *, by: Actor) -> Webhook:
    """Send nothing for the time being; what happens meanwhile is sent later. Raises Denied, AlreadyDone."""
    client, by = keep(client_id, by=by)
    hook = _hook(client)
    if hook.stopped_at is not None:
        raise AlreadyDone(_("This receiver is switched off already."))
    switch_off(hook, why=Webhook.Stop.BY_HAND, by=by)
    return hook


def switch_off(hook: Webhook, *, why: Webhook.Stop, by: Actor) -> None:
    """What has not been delivered waits: the place goes back to the first of it."""
    hook.stopped_at, hook.stop = clock.now(), why
    hook.save(update_fields=["stopped_at", "stop"])
    undelivered = Outgoing.objects.to(hook.line).exclude(state=Outgoing.State.SENT)
    _go_back(hook, [UUID(thing.payload["event"]["id"]) for thing in undelivered.order_by("id")[:1000]])
    undelivered.delete()
    record("clients.webhook_stopped", on=hook.client, by=by, office=hook.client.office.here_id, why=why.value)


def _go_back(hook: Webhook, undelivered: list[UUID]) -> None:
    places = [feed.place_of(event) for event in Event.objects.filter(pk__in=undelivered)]
    here = [place for place in places if place.cluster == hook.cluster and place <= hook.place]
    if here:
        first = min(here)
        hook.run += 1
        hook.go_to(feed.Place(first.cluster, first.xid, UUID(int=first.event.int - 1)))


@transaction.atomic
def resume_webhook(client_id: UUID, *, by: Actor) -> Webhook:
    """Go on where it stopped. Raises Denied, AlreadyDone."""
    client, by = keep(client_id, by=by)
    hook = _hook(client)
    if hook.stopped_at is None:
        raise AlreadyDone(_("This receiver is switched on already."))
    hook.stopped_at, hook.stop = None, ""
    hook.save(update_fields=["stopped_at", "stop"])
    adapters.trust(hook.line)
    record("clients.webhook_resumed", on=client, by=by, office=client.office.here_id)
    return hook


@transaction.atomic
def replay(client_id: UUID, *, since: datetime, by: Actor) -> Webhook:
    """Send again all that happened from a moment on, and go on from there.

    By who keeps the client or by the client itself. Raises Denied, Refused for a moment ahead or too long ago.
    """
    client, by = _ours(client_id, by=by)
    hook = _hook(client)
    if not clock.now() - LONGEST_BACK <= since <= clock.now():
        raise Refused(_("Choose a moment within the last 90 days."), field="since")
    kinds = [kind for source in sources.sources() for kind in source.types]
    hook.run += 1
    hook.go_to(min(feed.since(since, kinds), feed.now()))
    record("clients.webhook_replayed", on=client, by=by, office=client.office.here_id, run=hook.run)
    return hook


@transaction.atomic
def replay_event(client_id: UUID, *, event: UUID, by: Actor) -> Outgoing:
    """Send one event again, now. Raises Denied, Refused for one that the client is not told of."""
    client, by = _ours(client_id, by=by)
    hook = _hook(client)
    told = feeding.told(client, list(Event.objects.filter(pk=event)))
    if not told:
        raise Refused(_("There is no such event among those of this client."), field="event")
    thing = put_out(hook, told[0], turn=str(uuid7()))
    record("clients.webhook_replayed", on=client, by=by, office=client.office.here_id, event=event)
    return thing


def put_out(hook: Webhook, told: sources.Told, *, turn: str = "") -> Outgoing:
    """One event in the outbox, for this receiver and turn."""
    payload = {"webhook": str(hook.pk), "event": told}
    return adapters.post(hook.line, told["type"], payload, key=f"{told['id']}.{turn or hook.run}")


def _hook(client: Client) -> Webhook:
    found = Webhook.objects.select_for_update().filter(client=client).first()
    if found is None:
        raise Refused(_("This client has no receiver of events yet."))
    found.client = client
    return found


def _ours(client_id: UUID, *, by: Actor) -> tuple[Client, Actor]:
    client = Client.objects.select_related("office", "owner").get(pk=client_id)
    return (client, by) if by == client.actor else keep(client_id, by=by)
