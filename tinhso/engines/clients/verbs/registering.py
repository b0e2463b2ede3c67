"""Clients are registered, changed and closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.access.models import Grant
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.redirects import checked_redirects
from tinhso.engines.clients.key import Key
from tinhso.engines.clients.scopes import permissions_of
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party, Person
from tinhso.engines.events.api import Actor, record

KEEP = "clients.keep"
MOST_PER_MINUTE = 6000


@dataclass(frozen=True)
class Terms:
    """What a client is registered with, and what can be changed later; ``scopes`` by their codes."""

    name: str
    purpose: str
    contact: Person
    scopes: tuple[str, ...]
    agreement: str = ""
    reaches_below: bool = False
    per_minute: int = 600
    valid_from: date | None = None
    valid_to: date | None = None
    citizen_scopes: tuple[str, ...] = ()
    redirects: tuple[str, ...] = ()

    def checked(self, but: UUID | None = None) -> Terms:
        """The same without stray blanks. Raises Refused beside the field that is wrong."""
        name, purpose = nfc(self.name).strip()[:120], nfc(self.purpose).strip()[:1000]
        if not name or any(one.pk != but for one in Client.objects.filter(name=name)):
            raise Refused(_("Give the client a name of its own."), field="name")
        if not purpose:
            raise Refused(_("Say what the client is for."), field="purpose")
        if not self.scopes and not self.citizen_scopes:
            raise Refused(_("Choose what the client may do."), field="scopes")
        if not 1 <= self.per_minute <= MOST_PER_MINUTE:
            raise Refused(
                _("Between 1 and %(most)s requests a minute.") % {"most": MOST_PER_MINUTE}, field="per_minute"
            )
        redirects = checked_redirects(self.redirects, self.citizen_scopes)
        begins = self.valid_from or clock.today()
        if self.valid_to is not None and self.valid_to <= begins:
            raise Refused(_("The client must end after it begins. Choose a later day."), field="valid_to")
        return Terms(
            name, purpose, self.contact, tuple(dict.fromkeys(self.scopes)), nfc(self.agreement).strip()[:200],
            self.reaches_below, self.per_minute, begins, self.valid_to,
            tuple(dict.fromkeys(self.citizen_scopes)), redirects,
        )  # fmt: skip


@transaction.atomic
def register(*, office: Office, terms: Terms, by: Actor, owner: Party | None = None) -> Client:
    """A new client of an agency, or of an ``owner`` (a business, say) that the agency vouches for.

    Raises Denied, also for rights that ``by`` may not grant; Refused beside the field that is wrong.
    """
    by = access.require_at(by, KEEP, directory.subjects_of(office))
    said = terms.checked()
    client = Client(subject_id=access.new_subject("person"), office=office, owner=owner)
    _write(client, said)
    client.save(force_insert=True)
    _grant(client, by=by)
    record("clients.registered", on=client, by=by, office=office.here_id, area=office.area_id, scopes=list(said.scopes))
    return client


@transaction.atomic
def change(client_id: UUID, *, terms: Terms, by: Actor) -> Client:
    """Give a client other terms; its rights follow. Raises Denied, Refused, AlreadyDone for one that is closed."""
    client, by = keep(client_id, by=by)
    said = terms.checked(client.pk)
    _write(client, said)
    client.save()
    _grant(client, by=by)
    record("clients.changed", on=client, by=by, office=client.office.here_id, scopes=list(said.scopes))
    return client


@transaction.atomic
def close(client_id: UUID, *, by: Actor) -> Client:
    """The client is no more: its keys open nothing, its rights end, nothing is sent to it. Raises AlreadyDone."""
    client, by = keep(client_id, by=by)
    client.closed_at = clock.now()
    client.save(update_fields=["closed_at"])
    Key.objects.filter(client=client, revoked_at=None).update(revoked_at=client.closed_at)
    _grant(client, by=by, permissions=())
    record("clients.closed", on=client, by=by, office=client.office.here_id)
    return client


def keep(client_id: UUID, *, by: Actor) -> tuple[Client, Actor]:
    """The client, locked, if ``by`` keeps it. Raises Denied, AlreadyDone for one that is closed."""
    client = Client.objects.select_for_update(of=("self",)).select_related("office", "owner", "contact__party").get(
        pk=client_id
    )  # fmt: skip
    by = access.require_at(by, KEEP, directory.subjects_of(client.office))
    if client.closed_at is not None:
        raise AlreadyDone(_("This client has been closed."))
    return client, by


def _write(client: Client, said: Terms) -> None:
    assert said.valid_from is not None
    client.name, client.purpose, client.agreement = said.name, said.purpose, said.agreement
    client.contact, client.scopes = said.contact, list(said.scopes)
    client.citizen_scopes, client.redirects = list(said.citizen_scopes), list(said.redirects)
    client.reaches_below = said.reaches_below and client.owner_id is None
    client.per_minute = client.burst = said.per_minute
    client.valid_from, client.valid_to = said.valid_from, said.valid_to


def _grant(client: Client, *, by: Actor, permissions: Iterable[str] | None = None) -> None:
    """Make its rights those of its scopes, at the place where it works; ``by`` must be able to grant them."""
    wanted = (
        permissions_of(client.scopes, has_owner=client.owner_id is not None)
        if permissions is None
        else set(permissions)
    )
    place = directory.subjects_of(client.office)
    held = set()
    for grant in Grant.objects.filter(holder=client.subject_id, valid_to=None):
        if grant.permission in wanted and grant.scope_id == client.place:
            held.add(grant.permission)
        else:
            access.revoke(grant.pk, by=by, place=place)
    for permission in sorted(wanted - held):
        access.allow(client.subject_id, permission, client.place, by=by, place=place)
