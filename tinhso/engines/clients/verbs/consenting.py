"""Consents are given and withdrawn by the citizen alone."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.accounts.models import User
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.consent import Consent
from tinhso.engines.clients.consents.token import Token, digest_of
from tinhso.engines.events.api import Actor, record


@transaction.atomic
def give(client_id: UUID, *, scopes: Iterable[str], user: User, by: Actor) -> Consent:
    """Let a program see these things from now on; given again, it is what was agreed last that holds.

    Raises Denied for anybody but the account's own person, Refused for a program or a scope that cannot be let in.
    """
    client = Client.objects.select_for_update(of=("self",)).get(pk=client_id)
    if by.position is not None or user.person is None or user.person.party.subject_id != by.subject:
        raise Denied
    wanted = [scope for scope in client.citizen_scopes if scope in set(scopes)]
    if not client.is_in_force or not wanted or set(scopes) - set(client.citizen_scopes):
        raise Refused(_("This program cannot ask for that."))
    before = Consent.objects.in_force().filter(client=client, user=user).first()
    if before is not None:
        before.scopes = wanted
        before.save(update_fields=["scopes"])
        Token.objects.filter(consent=before).exclude(scopes__contained_by=wanted).delete()
    consent = before or Consent.objects.create(client=client, user=user, scopes=wanted)
    record("clients.consent_given", on=consent, by=by, client=client.pk, scopes=wanted)
    return consent


@transaction.atomic
def withdraw(consent_id: UUID, *, by: Actor) -> Consent:
    """The program sees nothing any more, from this moment on. Raises Denied, AlreadyDone."""
    consent = Consent.objects.select_for_update(of=("self",)).select_related("user__person__party").get(pk=consent_id)
    if by.position is not None or consent.subject != by.subject:
        raise Denied
    if consent.withdrawn_at is not None:
        raise AlreadyDone(_("You have withdrawn this already."))
    consent.withdrawn_at = clock.now()
    consent.save(update_fields=["withdrawn_at"])
    consent.tokens.all().delete()
    record("clients.consent_withdrawn", on=consent, by=by, client=consent.client_id)
    return consent


def drop(text: str, *, client: Client) -> None:
    """A program gives back a token; with a token of renewal go all that stand beside it."""
    found = Token.objects.filter(digest=digest_of(text), consent__client=client).first()
    if found is not None and found.kind == Token.Kind.RENEWAL:
        Token.objects.filter(consent=found.consent_id).delete()
    elif found is not None:
        found.delete()
