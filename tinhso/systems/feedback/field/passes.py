"""What a phone shows to add to one report later: for one official, one report, three days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core import signing

from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor

GOOD_FOR = timedelta(days=3)
_SALT = "feedback.field"


@dataclass(frozen=True)
class Pass:
    """``by`` may be nobody any more: the verb asks for the right."""

    report: UUID
    by: Actor


def give(report: UUID, actor: Actor) -> str:
    """A pass for one who may work on the report now."""
    until = int((clock.now() + GOOD_FOR).timestamp())
    return signing.dumps([report.hex, actor.position, until], salt=_SALT)


def shown(text: str) -> Pass | None:
    """The pass, while it is good and its post is still held."""
    try:
        report, subject, until = signing.loads(text, salt=_SALT)
    except signing.BadSignature:
        return None
    if until <= clock.now().timestamp():
        return None
    held = Position.objects.all().on(clock.today()).filter(subject=subject).exclude(person=None).first()
    return Pass(UUID(hex=report), directory.actor_for(held)) if held is not None else None
