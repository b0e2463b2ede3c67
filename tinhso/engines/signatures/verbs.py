"""Giving out certificates and taking them back."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access.api import require_at
from tinhso.engines.directory.api import subjects_of
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.signatures.authority import Attributes, authority
from tinhso.engines.signatures.keys import key_store
from tinhso.engines.signatures.models import Certificate, Revocation

LIFE = timedelta(days=3 * 365)


def certificate_of(position: Position) -> Certificate:
    """The usable certificate of whoever holds ``position``; the demonstration authority gives one at first use.

    Raises Refused for a vacant position.
    """
    return _usable(position) or issue(position, by=PLATFORM)


def seal_of(office: Office) -> Certificate:
    """The usable certificate of the office's seal; the demonstration authority gives one at first use."""
    return _usable_seal(office) or issue_seal(office, by=PLATFORM)


@transaction.atomic
def issue(position: Position, *, by: Actor) -> Certificate:
    """A certificate for the holder of ``position``. Raises Refused if it is vacant, AlreadyDone if there is one."""
    position = (
        Position.objects.select_for_update(of=("self",)).select_related("office", "person__party").get(pk=position.pk)
    )
    by = _managing(by, position.office)
    if position.person is None:
        raise Refused(_("Nobody holds this position, so nobody can sign in its name."))
    if found := _usable(position):
        if by == PLATFORM:
            return found  # made by another process a moment ago
        raise AlreadyDone(_("There is a valid certificate already. Revoke it first."))
    subject = {
        NameOID.ORGANIZATION_NAME: position.office.name,
        NameOID.TITLE: position.title,
        NameOID.COMMON_NAME: position.person.party.name,
    }
    return _issue(Certificate.Use.SIGNATURE, position.office, position, subject, by)


@transaction.atomic
def issue_seal(office: Office, *, by: Actor) -> Certificate:
    """A certificate for the seal of ``office``. Raises AlreadyDone if there is one."""
    office = Office.objects.select_for_update().get(pk=office.pk)
    by = _managing(by, office)
    if found := _usable_seal(office):
        if by == PLATFORM:
            return found
        raise AlreadyDone(_("There is a valid certificate already. Revoke it first."))
    subject = {
        NameOID.ORGANIZATION_NAME: office.parent.name if office.parent else office.name,
        NameOID.COMMON_NAME: office.name,
        NameOID.SERIAL_NUMBER: office.code,
    }
    return _issue(Certificate.Use.SEAL, office, None, subject, by)


@transaction.atomic
def revoke(certificate_id: UUID, *, by: Actor, reason: Revocation.Reason) -> Revocation:
    """From now on nothing signed with it counts. Raises AlreadyDone."""
    certificate = Certificate.objects.select_for_update(of=("self",)).select_related("office").get(pk=certificate_id)
    by = _managing(by, certificate.office)
    if Revocation.objects.filter(certificate=certificate).exists():
        raise AlreadyDone(_("This certificate is already revoked."))
    revocation = Revocation.objects.create(certificate=certificate, reason=reason)
    record(
        "signatures.revoked", on=certificate, by=by, office=certificate.office.here_id, serial=certificate.serial,
        reason=str(reason.value),
    )  # fmt: skip
    return revocation


def _issue(
    use: Certificate.Use, office: Office, position: Position | None, subject: Attributes, by: Actor
) -> Certificate:
    key = key_store().make()
    begin = clock.now() - timedelta(hours=1)
    made = authority().issue(subject, key_store().public(key), begin, begin + LIFE)
    certificate = Certificate.objects.create(
        use=use,
        office=office,
        position=position,
        person=position.person if position else None,
        serial=f"{made.serial_number:x}",
        pem=made.public_bytes(serialization.Encoding.PEM).decode(),
        key=key,
        valid_from=made.not_valid_before_utc,
        valid_to=made.not_valid_after_utc,
    )
    record("signatures.issued", on=certificate, by=by, office=office.here_id, serial=certificate.serial)
    return certificate


def _managing(by: Actor, office: Office) -> Actor:
    return require_at(by, "signatures.manage", subjects_of(office))


def _usable(position: Position) -> Certificate | None:
    return Certificate.objects.usable(clock.now()).filter(position=position, person=position.person_id).first()


def _usable_seal(office: Office) -> Certificate | None:
    return Certificate.objects.usable(clock.now()).filter(office=office, use=Certificate.Use.SEAL).first()
