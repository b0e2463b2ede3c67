"""What a reader's list shows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tinhso.engines.adapters.api import delivery_states
from tinhso.engines.events.api import Actor
from tinhso.engines.messages.message import Message
from tinhso.engines.messages.verbs import subjects_of

PAGE = 20


@dataclass(frozen=True)
class Listed:
    """One message and what became of its mail: ``""`` if none was sent, else a state of the outbox."""

    message: Message
    mail: str
    mail_label: str


def unread_count(subject: int) -> int:
    """How many messages a person has not read; counted on an index of the unread alone."""
    return Message.objects.all().of(subject).unread().count()


def mine(actor: Actor, after: UUID | None = None, n: int = PAGE) -> tuple[list[Listed], UUID | None]:
    """A page of the newest messages below ``after``, and the key that the next page begins below."""
    found = list(Message.objects.filter(to__in=subjects_of(actor)).before(after)[: n + 1])
    page = found[:n]
    states = delivery_states("mail", [str(m.pk) for m in page if m.mail])
    listed = []
    for message in page:
        sent = states.get(str(message.pk))
        listed.append(Listed(message, sent.state if sent else "", sent.get_state_display() if sent else ""))
    return listed, page[-1].pk if len(found) > n else None


def about(record: UUID) -> list[Message]:
    """All that was told about one record, in order."""
    return list(Message.objects.filter(about=record).order_by("pk"))
