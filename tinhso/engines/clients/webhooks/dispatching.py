"""From the feed into the outbox, receiver by receiver."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.adapters import api as adapters
from tinhso.engines.adapters.models import Outgoing
from tinhso.engines.clients.feeding import fed
from tinhso.engines.clients.verbs.hooks import put_out, switch_off
from tinhso.engines.clients.webhooks.guarding import target
from tinhso.engines.clients.webhooks.webhook import Webhook
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.messages import api as messages

AT_ONCE = 100  # events a transaction
MOST_WAITING = 500  # deliveries to one receiver; the rest waits in the feed, which has room
FAILING_FOR = timedelta(hours=24)
KEPT = timedelta(days=30)  # deliveries, for the list of them


def dispatch_all() -> int:
    """Put out what every receiver is to be told next; returns how many events."""
    return sum(dispatch(key) for key in Webhook.objects.filter(stopped_at=None).values_list("pk", flat=True))


def dispatch(webhook: UUID) -> int:
    """Put out what one receiver is to be told next. Of two workers at it one passes on."""
    put = 0
    while True:
        with transaction.atomic():
            hooks = Webhook.objects.select_for_update(of=("self",), skip_locked=True, no_key=True)
            found = hooks.select_related("client__office", "client__owner").filter(pk=webhook, stopped_at=None)
            hook = found.first()
            if hook is None or not hook.client.is_valid(clock.today()):
                return put
            if Outgoing.objects.to(hook.line).pending().count() >= MOST_WAITING:
                return put
            slice_ = fed(hook.client, hook.place, types=hook.types, n=AT_ONCE)
            for told in slice_.items:
                put_out(hook, told)
            put += len(slice_.items)
            if slice_.place != hook.place:
                hook.go_to(slice_.place)
            if not slice_.more:
                return put


def switch_off_failing() -> int:
    """Switch off each receiver that took nothing for a day though something waited all the time; tell its owner."""
    off = 0
    for key in Webhook.objects.filter(stopped_at=None).values_list("pk", flat=True):
        with transaction.atomic():
            hook = Webhook.objects.select_for_update(of=("self",)).select_related(
                "client__office", "client__contact__party"
            ).get(pk=key)  # fmt: skip
            if hook.stopped_at is None and (error := _has_failed(hook)):
                switch_off(hook, why=Webhook.Stop.FAILING, by=PLATFORM)
                _tell(hook, error)
                off += 1
    return off


def sweep() -> int:
    """Forget what was delivered long ago."""
    old = Outgoing.objects.filter(
        adapter__startswith="webhook:", state=Outgoing.State.SENT, sent_at__lt=clock.now() - KEPT
    )
    return old.delete()[0]


def _has_failed(hook: Webhook) -> str:
    """What the oldest undelivered thing says, if all deliveries have failed for a day."""
    since = clock.now() - FAILING_FOR
    if not (oldest := Outgoing.objects.to(hook.line).troubled().filter(created_at__lt=since).order_by("id").first()):
        return ""
    return "" if adapters.delivered_since(hook.line, since) else oldest.last_error


def _tell(hook: Webhook, error: str) -> None:
    messages.send(
        hook.client.contact.party.subject_id,
        "clients.webhook_stopped",
        data={
            "client": hook.client.name,
            "host": target(hook.url).host,
            "hours": int(FAILING_FOR.total_seconds() // 3600),
            "error": error,
        },
        about=hook.client.pk,
        link="/api/",
        key=f"clients.webhook:{hook.pk}:{hook.run}",
    )
