"""Giving and ending the right to act for a business or for a child."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.text import nfc
from tinhso.engines.access.api import holds, new_subject
from tinhso.engines.access.models import Subject
from tinhso.engines.directory import standing
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.mandates import Mandate, Relation
from tinhso.engines.directory.parties import Business, Person
from tinhso.engines.events.api import PLATFORM, Actor, record

OF_AGE = 18  # years; Civil Code 2015, article 20


@transaction.atomic
def give_mandate(
    business: Business,
    person: Person,
    *,
    by: Actor,
    kind: str = Mandate.Kind.AUTHORISED,
    topics: Sequence[str] = (),
    paper: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Mandate:
    """Let a person act for a business from ``valid_from`` (today) on and before ``valid_to``.

    ``topics`` are the procedures that it covers, none of them: everything; ``paper`` names what it rests on. ``by`` is
    the legal representative or registers businesses. Raises Denied, Refused for dates that cannot be, AlreadyDone.
    """
    Business.objects.select_for_update(of=("self",)).get(pk=business.pk)
    _may_change(business, by)
    begins = valid_from or clock.today()
    if valid_to is not None and valid_to <= max(begins, clock.today()):
        raise Refused(_("The last day must be later than the first, and not in the past."), field="valid_to")
    codes = sorted(set(topics))
    if business.mandates.filter(person=person, kind=kind, topics=codes).exclude(valid_to__lte=begins).exists():
        raise AlreadyDone(_("This person has this mandate already."))
    return _made(
        by,
        business=business,
        person=person,
        kind=Mandate.Kind(kind),
        topics=codes,
        subject_id=new_subject(Subject.Kind.MANDATE) if codes else None,
        paper=nfc(paper),
        valid_from=begins,
        valid_to=valid_to,
    )


@transaction.atomic
def name_guardian(
    ward: Person, person: Person, *, relation: str, by: Actor, paper: str = "", until: date | None = None
) -> Mandate:
    """Write down that a parent or guardian acts for a child, until the day it comes of age.

    For a person of age who has lost the capacity to act, only a guardian with the court's decision as ``paper`` (Civil
    Code 2015, 22 and 53), before ``until`` or without an end. Raises Denied, Refused, AlreadyDone.
    """
    if not holds(by, "directory.name_guardians"):
        raise Denied
    Person.objects.select_for_update(of=("self",)).get(pk=ward.pk)
    if ward.pk == person.pk or _is_child(person):
        raise Refused(_("A parent or guardian is another person, and of age."), field="person")
    ends = _end_of_guardianship(ward, relation, paper, until)
    if ward.mandates_given.filter(person=person, kind=Mandate.Kind.GUARDIAN).on(clock.today()).exists():
        raise AlreadyDone(_("This person is written down as parent or guardian already."))
    return _made(
        by,
        principal=ward,
        person=person,
        kind=Mandate.Kind.GUARDIAN,
        relation=Relation(relation),
        subject_id=new_subject(Subject.Kind.MANDATE),
        paper=nfc(paper.strip()),
        valid_from=clock.today(),
        valid_to=ends,
    )


@transaction.atomic
def end_mandate(mandate_id: UUID, *, by: Actor) -> Mandate:
    """End a mandate today: whoever gave it or holds it, for a ward an official. Raises Denied, AlreadyDone."""
    mandates = Mandate.objects.select_related("business__party", "principal__party", "person__party")
    mandate = mandates.select_for_update(of=("self",)).get(pk=mandate_id)
    if by.subject != mandate.person.party.subject_id:
        _may_end(mandate, by)
    if mandate.valid_to is not None and mandate.valid_to <= clock.today():
        raise AlreadyDone(_("This mandate has ended already."))
    standing.end(mandate)
    mandate.valid_to = clock.today()
    mandate.save(update_fields=["valid_to"])
    record("directory.mandate_ended", on=mandate, by=by, business=mandate.business_id)
    return mandate


def comes_of_age(person: Person) -> date | None:
    """The eighteenth birthday; none where the date of birth is not known."""
    born = person.born_on
    if born is None:
        return None
    try:
        return born.replace(year=born.year + OF_AGE)
    except ValueError:  # 29 February
        return date(born.year + OF_AGE, 3, 1)


def _is_child(person: Person) -> bool:
    until = comes_of_age(person)
    return until is not None and until > clock.today()


def _end_of_guardianship(ward: Person, relation: str, paper: str, until: date | None) -> date | None:
    if until is not None and until <= clock.today():
        raise Refused(_("The last day must be later than the first, and not in the past."), field="until")
    grown = comes_of_age(ward)
    if grown is not None and grown > clock.today():
        return min(grown, until) if until else grown
    if grown is None or relation != Relation.GUARDIAN or not paper.strip():
        raise Refused(
            _("A person of age gives their own consent. Only a guardian with the court's decision acts for them.")
        )
    return until


def _made(by: Actor, **fields: object) -> Mandate:
    mandate = Mandate.objects.create(**fields)
    standing.begin(mandate)
    record("directory.mandate_given", on=mandate, by=by, business=mandate.business_id, mandate_kind=str(mandate.kind))
    return mandate


def _may_end(mandate: Mandate, by: Actor) -> None:
    if mandate.business is not None:
        _may_change(mandate.business, by)
    elif mandate.kind == Mandate.Kind.GUARDIAN:
        if not holds(by, "directory.name_guardians"):
            raise Denied
    elif by != PLATFORM and (by.is_official or by.subject != mandate.party.subject_id):
        raise Denied


def _may_change(business: Business, by: Actor) -> None:
    legal = business.mandates.filter(valid_on(clock.today())).filter(kind=Mandate.Kind.LEGAL)
    if not holds(by, "directory.register") and not legal.filter(person__party__subject=by.subject).exists():
        raise Denied
