"""Who reports: with an account, or by a link that only they hold."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Party
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Reporter


@dataclass(frozen=True)
class Guest:
    """A reporter without an account, and the token of the link by which they come back: shown once, never kept."""

    reporter: Reporter
    token: str


def reporter_of(party: Party) -> Reporter:
    """The reporter of an account; made at the first report."""
    found, _made = Reporter.objects.get_or_create(
        party=party, subject_id=party.subject_id, defaults={"confirmed_at": clock.now()}
    )
    return found


@transaction.atomic
def new_guest(
    *, name: str = "", phone: str = "", email: str = "", is_confirmed: bool = False, token: str = ""
) -> Guest:
    """One who reports without an account; every field may be empty. ``token``: where the caller must know it again."""
    token = token or secrets.token_urlsafe(24)
    reporter = Reporter.objects.create(
        subject_id=access.new_subject("person"),
        name=name[:200],
        phone=phone,
        phone_key=directory.search_key("phone", phone) if phone else None,
        email=email,
        confirmed_at=clock.now() if is_confirmed else None,
        token_key=directory.search_key("feedback.token", token),
    )
    return Guest(reporter, token)


def guest_by_token(token: str) -> Reporter | None:
    """Whoever holds the link."""
    return Reporter.objects.filter(token_key=directory.search_key("feedback.token", token)).first()


def actor_of(reporter: Reporter) -> Actor:
    """The reporter as an actor: owns the reports, nothing else. Read within ``access.reading_as(actor_of(…))``."""
    return Actor(subject=reporter.subject_id)
