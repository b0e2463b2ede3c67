"""Registering people and businesses, once each. Events hold no personal data, only which fields changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import codes
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.text import fold, nfc
from tinhso.engines.access.api import holds, new_subject
from tinhso.engines.access.models import Subject
from tinhso.engines.directory.areas import Area
from tinhso.engines.directory.identifiers import search_key
from tinhso.engines.directory.mandates import Mandate
from tinhso.engines.directory.parties import Business, Party, Person
from tinhso.engines.directory.verbs.mandates import give_mandate
from tinhso.engines.events.api import Actor, record

LONGEST_NAME = 200


@dataclass(frozen=True)
class Contact:
    """How and where a party is reached; everything may be unknown."""

    phone: str = ""
    email: str = ""
    address: str = ""
    area: Area | None = None


@transaction.atomic
def register_person(
    *,
    name: str,
    by: Actor,
    personal_number: str = "",
    born_on: date | None = None,
    sex: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    area: Area | None = None,
    ethnicity: str = "",
    nationality: str = "VN",
) -> Person:
    """Register a person. A number is held against birth and sex; without one the person cannot be found by it.

    Raises Denied, AlreadyDone for a number that is registered, Refused for a number, phone or name that cannot be.
    """
    _may_register(by)
    number = codes.personal_number(personal_number, born_on=born_on, sex=sex).text if personal_number else ""
    party = _new_party(Party.Kind.PERSON, name, Contact(phone, email, address, area))
    try:
        with transaction.atomic():
            person = Person.objects.create(
                party=party,
                personal_number=number,
                personal_number_key=search_key("person", number) if number else None,
                born_on=born_on,
                sex=sex,
                ethnicity=ethnicity,
                nationality=nationality,
            )
    except IntegrityError as error:
        raise AlreadyDone(
            _("A person with this personal number is registered already. Look them up by the number."),
            field="personal_number",
        ) from error
    record("directory.person_registered", on=person, by=by, area=party.area_id, office=by.office)
    return person


@transaction.atomic
def register_business(
    *,
    name: str,
    tax_code: str,
    by: Actor,
    kind: str = Party.Kind.BUSINESS,
    representative: Person | None = None,
    phone: str = "",
    email: str = "",
    address: str = "",
    area: Area | None = None,
) -> Business:
    """Register a business, household or organisation; its legal representative gets a mandate.

    Raises Denied, AlreadyDone for a tax code that is registered, Refused.
    """
    _may_register(by)
    if kind == Party.Kind.PERSON:
        raise Refused(_("Choose what it is: a business, a household business or an organisation."), field="kind")
    code = str(codes.tax_code(tax_code))
    party = _new_party(Party.Kind(kind), name, Contact(phone, email, address, area))
    try:
        with transaction.atomic():
            business = Business.objects.create(
                party=party,
                tax_code=code,
                tax_code_key=search_key("business", code),
                representative=representative,
            )
    except IntegrityError as error:
        raise AlreadyDone(
            _("A business with this tax code is registered already. Look it up by the code."), field="tax_code"
        ) from error
    record("directory.business_registered", on=business, by=by, area=party.area_id, office=by.office)
    if representative is not None:
        give_mandate(business, representative, kind=Mandate.Kind.LEGAL, by=by)
    return business


@transaction.atomic
def change_contact(
    party_id: UUID,
    *,
    by: Actor,
    phone: str | None = None,
    email: str | None = None,
    address: str | None = None,
    area: Area | None = None,
) -> Party:
    """Change how a party is reached, by themselves or by who registers people; what is None stays.

    Raises Denied, Refused for a phone number that cannot be.
    """
    party = Party.objects.select_for_update(of=("self",)).get(pk=party_id)
    if by.subject != party.subject_id:
        _may_register(by)
    wanted = {
        "phone": codes.phone(phone) if phone else phone,
        "email": nfc(email) if email is not None else None,
        "address": nfc(address) if address is not None else None,
        "area": area,
    }
    changed = [field for field, value in wanted.items() if value is not None and value != getattr(party, field)]
    for field in changed:
        setattr(party, field, wanted[field])
    if changed:
        party.save(update_fields=changed)
        record("directory.person_changed", on=party, by=by, area=party.area_id, fields=changed)
    return party


def _new_party(kind: Party.Kind, name: str, contact: Contact) -> Party:
    name = " ".join(nfc(name).split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused(_("Enter the full name, of at most 200 characters."), field="name")
    return Party.objects.create(
        kind=kind,
        name=name,
        folded=fold(name),
        phone=codes.phone(contact.phone) if contact.phone else "",
        email=nfc(contact.email),
        address=nfc(contact.address),
        area=contact.area,
        subject_id=new_subject(Subject.Kind.PERSON),
    )


def _may_register(by: Actor) -> None:
    if not holds(by, "directory.register"):
        raise Denied
