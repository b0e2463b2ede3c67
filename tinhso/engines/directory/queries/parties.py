"""Finding people and businesses, by number or by subject."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.codes import personal_number, tax_code
from tinhso.base.registry import offered
from tinhso.engines.directory.dated import valid_on
from tinhso.engines.directory.identifiers import search_key
from tinhso.engines.directory.offices import Office
from tinhso.engines.directory.parties import Business, Party, Person
from tinhso.engines.directory.positions import Position


def person_by_number(text: str) -> Person | None:
    """The person with this personal number. Raises Refused for what is no personal number."""
    key = search_key("person", personal_number(text).text)
    return Person.objects.select_related("party__area").filter(personal_number_key=key).first()


def person_by_key(key: UUID) -> Person | None:
    """The person with this key."""
    return Person.objects.select_related("party__area__parent").filter(pk=key).first()


def business_by_tax_code(text: str) -> Business | None:
    """The business with this tax code. Raises Refused for what is no tax code."""
    key = search_key("business", str(tax_code(text)))
    return Business.objects.select_related("party__area").filter(tax_code_key=key).first()


def party_by_subject(subject: int) -> Party | None:
    """The party that a subject stands for."""
    return Party.objects.select_related("as_person", "as_business").filter(subject_id=subject).first()


def businesses_of(person: Person, day: date | None = None) -> QuerySet[Business]:
    """The businesses for which a person may speak on ``day``."""
    mandates = person.mandates.filter(valid_on(day or clock.today()))
    return Business.objects.select_related("party").filter(pk__in=mandates.values("business")).order_by("party__folded")


def represents(person: Person, business: Business, day: date | None = None) -> bool:
    """Whether a person may speak for a business on ``day``."""
    return person.mandates.filter(valid_on(day or clock.today())).filter(business=business).exists()


def names_of(subjects: Iterable[int]) -> dict[int, str]:
    """Names for histories and lists, at most three queries for any number; a subject without a name is left out.

    A party's name, ``title, name`` for a position, an office's name; 0 is the platform itself. A part with subjects of
    its own offers ``subjects -> {subject: name}`` at ``directory.names``, which is asked for what is still unknown.
    """
    wanted = set(subjects)
    names = {0: _("The system")} if 0 in wanted else {}
    names.update(Party.objects.filter(subject__in=wanted).values_list("subject", "name"))
    wanted -= names.keys()
    if wanted:
        for position in Position.objects.filter(subject__in=wanted).select_related("person__party"):
            holder = position.person
            names[position.subject_id] = f"{position.title}, {holder}" if holder else position.title
        wanted -= names.keys()
    if wanted:
        for field in ("here", "below"):
            names.update(Office.objects.filter(**{f"{field}__in": wanted}).values_list(field, "name"))
    wanted -= names.keys()
    for known_by in offered("directory.names") if wanted else ():
        names.update(known_by(wanted))
    return names


def name_of_subject(subject: int) -> str:
    """One name, empty for a subject without one."""
    return names_of([subject]).get(subject, "")
