"""What an official may do about a delivery."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied
from tinhso.engines.access import api as access
from tinhso.engines.adapters.adapter import adapter
from tinhso.engines.adapters.checking import Finding, check_line
from tinhso.engines.adapters.jobs import deliver_one
from tinhso.engines.adapters.line import Line
from tinhso.engines.adapters.outgoing import Outgoing
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def retry(outgoing_id: UUID, *, by: Actor) -> Outgoing:
    """Try a failed or given-up delivery again now, as if for the first time, and trust its line once more."""
    thing = Outgoing.objects.select_for_update().get(pk=outgoing_id)
    if not access.holds(by, "adapters.retry"):
        raise Denied
    if thing.state == Outgoing.State.SENT:
        raise AlreadyDone(_("This has been delivered already."))
    thing.state, thing.attempts, thing.next_at = Outgoing.State.WAITING, 0, clock.now()
    thing.save(update_fields=["state", "attempts", "next_at"])
    Line.objects.filter(adapter=thing.adapter).update(failures=0, closed_until=None)
    record("adapters.retried", on=thing, by=by, topic=thing.kind, adapter=thing.adapter)
    deliver_one.later(outgoing=str(thing.pk))
    return thing


def trust(line: str) -> None:
    """Try a line again at the next delivery, whatever it did before; for who has reason to think that it is well."""
    Line.objects.filter(adapter=line).update(failures=0, closed_until=None)


def check_now(code: str, *, by: Actor) -> Finding:
    """Ask one adapter how it is, at once."""
    if not access.holds(by, "adapters.view"):
        raise Denied
    return check_line(adapter(code))
