"""Reads of clients for pages and for the API."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.adapters.models import Line, Outgoing
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.consent import Consent
from tinhso.engines.clients.key import Key
from tinhso.engines.clients.webhooks.webhook import Webhook
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor


@dataclass(frozen=True)
class Receiver:
    """A receiver with the state of its line and how much waits."""

    hook: Webhook
    line: Line
    waiting: int
    oldest_error: str

    @property
    def is_resting(self) -> bool:
        """Left alone for a while after failures."""
        return self.line.is_closed(clock.now())


def offices_kept(actor: Actor) -> QuerySet[Office]:
    """Where this official may register clients, today."""
    scopes = sorted(access.scopes(actor, "clients.keep"))
    working = Office.objects.all().on(clock.today())
    return working.filter(_within(scopes)).order_by("name")


def clients_kept(actor: Actor) -> list[Client]:
    """The clients of these offices; those in use first, then by name."""
    kept = Client.objects.filter(office__in=offices_kept(actor)).select_related("office", "owner", "contact__party")
    return list(kept.annotate(used=Max("keys__last_used_at")).order_by("closed_at", "name"))


def client_kept(actor: Actor, key: UUID) -> Client:
    """One of them with its keys. Raises Client.DoesNotExist for one that is not there or not this official's."""
    kept = Client.objects.filter(office__in=offices_kept(actor)).select_related("office", "owner", "contact__party")
    kept = kept.annotate(agreed=Count("consents", filter=Q(consents__withdrawn_at=None)))
    return kept.prefetch_related(Prefetch("keys", Key.objects.order_by("-made_at"))).get(pk=key)


def receiver_of(client: Client) -> Receiver | None:
    """Where the client is told, and how that goes."""
    hook = Webhook.objects.filter(client=client).first()
    if hook is None:
        return None
    line = Line.objects.filter(adapter=hook.line).first() or Line(adapter=hook.line)
    waiting = Outgoing.objects.to(hook.line).pending()
    worst = Outgoing.objects.to(hook.line).troubled().order_by("id").first()
    return Receiver(hook, line, waiting.count(), worst.last_error if worst else "")


def consents_of(actor: Actor) -> list[Consent]:
    """The programs that a citizen has let in, the newest first."""
    mine = Consent.objects.in_force().filter(user__person__party__subject=actor.subject)
    return list(mine.select_related("client__office", "client__owner").order_by("-given_at"))


def deliveries(client: Client, *, after: UUID | None = None, n: int = 50) -> list[Outgoing]:
    """What was sent to the client's receiver or waits, the newest first, one more than ``n`` where there is more."""
    hook = Webhook.objects.filter(client=client).first()
    if hook is None:
        return []
    sent = Outgoing.objects.to(hook.line)
    return list((sent.filter(pk__lt=after) if after else sent).order_by("-id")[: n + 1])


def names_of(subjects: Iterable[int]) -> dict[int, str]:
    """Clients among these subjects, for histories."""
    return dict(Client.objects.filter(subject__in=list(subjects)).values_list("subject", "name"))


def in_use(day: date) -> QuerySet[Client]:
    """The clients whose keys open something on ``day``."""
    return Client.objects.filter(Q(valid_to=None) | Q(valid_to__gt=day), closed_at=None, valid_from__lte=day)


def _within(scopes: list[int]) -> Q:
    """The office itself, or one under an office whose *below* is among the scopes."""
    found = Q(here__in=scopes) | Q(below__in=scopes)
    for depth in range(1, 5):
        found |= Q(**{"__".join(["parent"] * depth) + "__below__in": scopes})
    return found
