"""What a reader's list shows."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tinhso.engines.adapters.api import delivery_states
from tinhso.engines.events.api import Actor
from tinhso.engines.messages.message import Message
from tinhso.engines.messages.sms.reported import report_states
from tinhso.engines.messages.verbs import subjects_of

PAGE = 20


@dataclass(frozen=True)
class Listed:
    """One message and what became of its mail and its SMS: ``""`` if none was sent, else a state in words."""

    message: Message
    mail: str
    sms: str


def unread_count(subject: int) -> int:
    """How many messages a person has not read; counted on an index of the unread alone."""
    return Message.objects.all().of(subject).unread().count()


def mine(actor: Actor, after: UUID | None = None, n: int = PAGE) -> tuple[list[Listed], UUID | None]:
    """A page of the newest messages below ``after``, and the key that the next page begins below."""
    found = list(Message.objects.filter(to__in=subjects_of(actor)).before(after)[: n + 1])
    page = found[:n]
    mails = _states("mail", [str(m.pk) for m in page if m.mail])
    texted = [str(m.pk) for m in page if m.sms]
    sms = _states("sms", texted) | _reports(texted)
    listed = [Listed(m, mails.get(str(m.pk), ""), sms.get(str(m.pk), "")) for m in page]
    return listed, page[-1].pk if len(found) > n else None


def _states(adapter: str, keys: list[str]) -> dict[str, str]:
    found = delivery_states(adapter, keys) if keys else {}
    return {key: sent.get_state_display() for key, sent in found.items()}


def _reports(keys: list[str]) -> dict[str, str]:
    """What the network said of these SMS, which is more than that the gateway took them."""
    return {key: report.get_state_display() for key, report in report_states(keys).items()} if keys else {}


def about(record: UUID) -> list[Message]:
    """All that was told about one record, in order."""
    return list(Message.objects.filter(about=record).order_by("pk"))
