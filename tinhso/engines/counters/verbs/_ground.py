"""What every verb stands on: who may, who is alone, what is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.counters.models import Call, Counter, Queue, Ticket
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor, record


def may(by: Actor, permission: str, office: Office) -> Actor:
    """``by`` as the act is recorded. Raises Denied."""
    return access.require_at(by, permission, directory.subjects_of(office))


def alone(queues: Iterable[UUID]) -> None:
    """One at a time chooses among the people of these queues; always locked in one order."""
    list(Queue.objects.filter(pk__in=list(queues)).order_by("pk").select_for_update().values_list("pk", flat=True))


def counter(counter_id: UUID) -> Counter:
    """A counter in use, held until the transaction ends. Raises Counter.DoesNotExist."""
    return Counter.objects.select_for_update(of=("self",)).select_related("office__area").get(
        pk=counter_id, valid_to=None
    )  # fmt: skip


def ticket(ticket_id: UUID) -> Ticket:
    """A ticket, held until the transaction ends, with its queue and hall. Raises Ticket.DoesNotExist."""
    tickets = Ticket.objects.select_for_update(of=("self",)).select_related("queue", "office__area")
    return tickets.get(pk=ticket_id)


def open_call(at: Counter) -> Call | None:
    """Who stands at the counter now."""
    return (
        Call.objects.select_related("ticket__queue", "ticket__office__area", "ticket__appointment")
        .filter(counter=at, ended_at=None)
        .first()
    )


def seated(at: Counter, by: Actor) -> Position:
    """The position of ``by``, who sits at this counter. Raises Refused."""
    sitting = at.sittings.select_related("position").filter(ended_at=None).first()
    if sitting is None or sitting.position.subject_id != by.position:
        raise Refused(_("You do not sit at this counter any more. Choose your counter again."))
    return sitting.position


def tell(
    kind: str, on: models.Model, office: Office, *, by: Actor, topic: str = "", channel: str = "", **facts: Any
) -> None:
    """Write the event of a hall; it never says who waited or why somebody comes first."""
    record(kind, on=on, by=by, office=office.here_id, area=office.area_id, topic=topic, channel=channel, **facts)
