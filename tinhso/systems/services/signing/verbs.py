"""Asking co-applicants, signing, declining; a change after a signature voids it."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor, record
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft
from tinhso.engines.messages import api as messages
from tinhso.systems.services.filing import file_dossier
from tinhso.systems.services.models import Dossier, Signature
from tinhso.systems.services.signing.checking import new_reader
from tinhso.systems.services.signing.digesting import digest_of_draft, form_of
from tinhso.systems.services.signing.wanted import Wanted, wanted

_log = logging.getLogger("tinhso.services")


@transaction.atomic
def ask_signatures(draft_id: UUID, *, applicant: Person, by: Actor) -> list[Signature]:
    """Ask everybody whose signature is still missing; who was asked already is not asked twice.

    Raises forms.Incomplete, Denied, Refused for somebody who is not known here.
    """
    draft = forms.own_draft(draft_id, by=by, lock=True)
    form = form_of(draft, by)
    if not form.is_complete:
        raise forms.Incomplete(form)
    asked = []
    there = {row.part: row for row in in_force(draft_id)}
    for who in wanted(draft.version, form.answers, applicant.personal_number):
        person = _known(who)
        row = there.get(who.part)
        if row is not None and row.person_id != person.pk:
            _void(row)
            row = None
        asked.append(row or _ask(draft, who, person, by))
    return asked


@transaction.atomic
def sign(signature_id: UUID, *, how: str, level: int, by: Actor) -> Dossier | None:
    """Sign the answers as they stand; with the last signature the dossier is handed in, and returned.

    ``how`` is ``sign_in`` (of ``level``) or ``code``, which the caller has confirmed. Raises Denied, AlreadyDone,
    Refused where the draft is gone or is not complete any more.
    """
    row = _own(signature_id, by)
    owner = Actor(row.owner)
    try:
        digest = digest_of_draft(row.draft, by=owner)
    except Draft.DoesNotExist as error:
        raise Refused(_("The applicant has deleted this form. There is nothing to sign any more.")) from error
    row.signed_at, row.how, row.level, row.digest = clock.now(), Signature.How(how), level, digest
    row.subject_id = new_reader(row.person)
    row.save()
    record("services.signed", by=by, signature=row.pk, draft=row.draft, how=str(how), level=level)
    if any(other.signed_at is None or other.digest != digest for other in in_force(row.draft)):
        _tell(row.owner, "services.cosigner_signed", row)
        return None
    return _hand_in(row, owner)


@transaction.atomic
def decline(signature_id: UUID, *, reason: str, by: Actor) -> Signature:
    """Say no; the applicant is told why. Raises Denied, AlreadyDone, Refused without a reason."""
    row = _own(signature_id, by)
    if not reason.strip():
        raise Refused(_("Say why you do not sign."), field="reason")
    row.declined_at, row.reason = clock.now(), reason.strip()[:500]
    row.save(update_fields=["declined_at", "reason"])
    record("services.signature_declined", by=by, signature=row.pk, draft=row.draft)
    _tell(row.owner, "services.cosigner_declined", row)
    return row


@transaction.atomic
def void_what_changed(draft_id: UUID, *, by: Actor) -> list[Signature]:
    """After a change of the answers: signatures under the earlier ones count no more, and their signers are told."""
    signed = [row for row in in_force(draft_id) if row.signed_at is not None]
    if not signed:
        return []
    try:
        digest = digest_of_draft(draft_id, by=by)
    except forms.Incomplete:
        digest = ""
    changed = [row for row in signed if row.digest != digest]
    for row in changed:
        _void(row)
        record("services.signature_voided", by=by, signature=row.pk, draft=draft_id)
        _tell(row.person.party.subject_id, "services.signature_voided", row, link="")
    return changed


def in_force(draft_id: UUID) -> list[Signature]:
    """The signatures of a draft that were given or are awaited."""
    rows = Signature.objects.filter(draft=draft_id, voided_at=None, declined_at=None)
    return list(rows.select_related("person__party").order_by("part"))


def _ask(draft: Draft, who: Wanted, person: Person, by: Actor) -> Signature:
    row = Signature.objects.create(draft=draft.pk, part=who.part, label=who.label, person=person, owner=by.subject)
    record("services.signature_asked", by=by, signature=row.pk, draft=draft.pk, topic=draft.version.procedure.code)
    _tell(
        person.party.subject_id, "services.signature_asked", row, procedure=draft.version.procedure.name,
        link=reverse("services:sign", args=[row.pk]),
    )  # fmt: skip
    return row


def _known(who: Wanted) -> Person:
    person = directory.person_by_number(who.number)
    if person is None:
        sentence = _("%(name)s is not known here yet. Ask them to sign in once with VNeID, then ask for the signature.")
        raise Refused(sentence % {"name": who.name})
    return person


def _own(signature_id: UUID, by: Actor) -> Signature:
    rows = Signature.objects.select_for_update(of=("self",)).select_related("person__party")
    row = rows.get(pk=signature_id)
    if by.is_official or row.person.party.subject_id != by.subject:
        raise Denied
    if not row.is_open:
        raise AlreadyDone(_("You have answered this request already, or it counts no more."))
    return row


def _hand_in(row: Signature, owner: Actor) -> Dossier | None:
    """In the applicant's name, who asked for it; where it fails the signatures stay, and the applicant is told."""
    try:
        with transaction.atomic(), access.without_walls("the last signature hands the dossier in for its applicant"):
            dossier = file_dossier(row.draft, by=owner)
    except Refused as refused:
        _log.info("all have signed, but the dossier was refused: %s", type(refused).__name__)
        _tell(row.owner, "services.all_signed", row)
        return None
    return dossier


def _void(row: Signature) -> None:
    row.voided_at = clock.now()
    row.save(update_fields=["voided_at"])


def _tell(subject: int, text: str, row: Signature, *, procedure: str = "", link: str | None = None) -> None:
    draft = Draft.objects.select_related("version__procedure").filter(pk=row.draft).first()
    of = draft.version.procedure if draft else None
    to = reverse("services:signatures", args=[of.code, row.draft]) if of and link is None else link or ""
    messages.send(
        subject,
        text,
        data={"name": row.person.party.name, "procedure": procedure or (of.name if of else "")},
        about=row.pk,
        link=to,
        key=f"{text}-{row.pk}",
    )
