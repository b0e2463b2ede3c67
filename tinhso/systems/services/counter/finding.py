"""Who stands at the counter and for whom: found by a number, or registered."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Business, Mandate, Office, Party, Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.agencies import agencies_for, nearest_agency
from tinhso.systems.services.counter.models import PaperDraft
from tinhso.systems.services.counter.verbs import agency_of

MOST = 8


@dataclass(frozen=True)
class Found:
    """Whom a number names: people, and businesses with those who may act for each today."""

    people: list[Person] = field(default_factory=list)
    businesses: list[tuple[Business, list[Mandate]]] = field(default_factory=list)

    @property
    def only(self) -> Person | None:
        """The one person that was meant."""
        return self.people[0] if len(self.people) == 1 and not self.businesses else None


def search(words: str) -> Found:
    """Those with this personal number, tax code or telephone. Raises Refused for what is none of them."""
    digits = "".join(sign for sign in words if sign.isdigit())
    if len(digits) == 12 and not words.strip().startswith("+"):
        with suppress(Refused):
            one, household = directory.person_by_number(digits), directory.business_by_tax_code(digits)
            return Found([one] if one else [], _acting([household] if household else []))
    businesses: list[Business] = []
    with suppress(Refused):
        business = directory.business_by_tax_code(words)
        businesses = [business] if business else []
    people: list[Person] = []
    try:
        number = phone(words)
    except Refused as error:
        if not businesses and len(digits) not in (10, 13):
            raise Refused(
                _("Type the 12 digits of the personal number, a tax code, or a telephone number."), field="tim"
            ) from error
    else:
        people = list(Person.objects.select_related("party__area").filter(party__phone=number).order_by("pk")[:MOST])
        by_phone = Business.objects.select_related("party__area").filter(party__phone=number).order_by("pk")[:MOST]
        businesses += [one for one in by_phone if one not in businesses]
    return Found(people, _acting(businesses))


def _acting(businesses: list[Business]) -> list[tuple[Business, list[Mandate]]]:
    return [
        (one, [mandate for mandate in directory.mandates_in(one) if mandate.is_in_force(clock.today())])
        for one in businesses
    ]


def person(key: str) -> Person | None:
    """The person that a page names."""
    try:
        return Person.objects.select_related("party__area").filter(pk=UUID(key)).first()
    except ValueError:
        return None


def mandate(key: str, who: Person) -> Mandate | None:
    """The mandate of this person that a page names, if it is in force today."""
    return next((one for one in directory.mandates_of(who) if str(one.pk) == key), None)


def offices_for(procedure: Procedure, hall: Office, party: Party) -> tuple[list[Office], Office | None]:
    """The agencies that decide, and which of them is meant first: the hall's own, else that of where one lives."""
    found = list(agencies_for(procedure))
    own = next((office for office in found if office.pk == agency_of(hall).pk), None)
    return found, own or nearest_agency(procedure, party)


def drafts_of(by: Actor) -> list[PaperDraft]:
    """What the clerk has begun and not taken in."""
    rows = PaperDraft.objects.filter(clerk__subject=by.position, case=None)
    with_names = ("version__procedure", "applicant__party", "mandate__business__party", "mandate__principal__party")
    return list(rows.select_related(*with_names).order_by("-changed_at")[:10])


def counters_to_sit_at(offices: list[Office]) -> list[tuple[str, list[Counter]]]:
    """The counters of these halls by their names."""
    return [(counters.hall_name(office), counters.counters_of(office)) for office in offices]
