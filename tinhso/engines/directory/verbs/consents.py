"""Asking a person of age whether a relative may act for them, and their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access.api import new_subject
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.consents import Consent
from tinhso.engines.directory.mandates import Mandate, Relation
from tinhso.engines.directory.parties import Person
from tinhso.engines.directory.verbs.mandates import _made, comes_of_age
from tinhso.engines.events.api import Actor, record

LONGEST = timedelta(days=366)
ANSWERED_WITHIN = timedelta(days=14)


@transaction.atomic
def ask_consent(
    principal: Person, person: Person, *, relation: str, until: date, by: Actor, topics: Sequence[str] = ()
) -> Consent:
    """Ask ``principal`` for a mandate of ``person`` until a day, at most a year away. Raises Denied, Refused,
    AlreadyDone while an earlier question is not answered.
    """
    if by.subject != person.party.subject_id:
        raise Denied
    if principal == person:
        raise Refused(_("For yourself you need nobody's consent."))
    age = comes_of_age(principal)
    if age is not None and age > clock.today():
        raise Refused(_("A child's parents or guardian act for it. Ask the commune to write you down as such."))
    if not clock.today() < until <= clock.today() + LONGEST:
        raise Refused(_("Choose a last day within a year from today."), field="until")
    try:
        with transaction.atomic():
            made = Consent.objects.create(
                principal=principal, person=person, relation=Relation(relation), topics=sorted(set(topics)), until=until
            )
    except IntegrityError as error:
        raise AlreadyDone(_("You have asked this person already. Wait for the answer.")) from error
    record("directory.consent_asked", on=made, by=by)
    return made


@transaction.atomic
def answer_consent(consent_id: UUID, *, agree: bool, how: str, by: Actor, level: int = 0) -> Consent:
    """The answer: of the principal with their own sign-in of ``level``, or (``how`` is ``code``) of whoever gave back
    the code that was sent to the principal's telephone, which the caller has confirmed.

    Raises Denied, AlreadyDone, Refused after fourteen days.
    """
    asked = Consent.objects.select_for_update(of=("self",)).select_related("principal__party", "person__party")
    consent = asked.get(pk=consent_id)
    answers_themselves = by.subject == consent.principal.party.subject_id and not by.is_official
    by_code = how == Consent.How.CODE and by.subject == consent.person.party.subject_id
    if not (answers_themselves or by_code):
        raise Denied
    if not consent.is_open:
        raise AlreadyDone(_("This question has been answered already."))
    if clock.now() > consent.asked_at + ANSWERED_WITHIN:
        raise Refused(_("This question is too old. Ask again."))
    consent.answered_at, consent.agreed, consent.how, consent.level = clock.now(), agree, Consent.How(how), level
    if agree:
        consent.mandate = _made(
            by,
            principal=consent.principal,
            person=consent.person,
            kind=Mandate.Kind.RELATIVE,
            relation=consent.relation,
            topics=consent.topics,
            subject_id=new_subject(Subject.Kind.MANDATE),
            valid_from=clock.today(),
            valid_to=consent.until + timedelta(days=1),
        )
    consent.save()
    record("directory.consent_answered", on=consent, by=by, agreed=agree, how=str(how), level=level)
    return consent
