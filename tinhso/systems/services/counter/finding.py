"""Who stands at the counter: found by personal number or telephone, or registered."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.engines.counters import api as counters
from tinhso.engines.counters.models import Counter
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.agencies import agencies_for, nearest_agency
from tinhso.systems.services.counter.models import PaperDraft
from tinhso.systems.services.counter.verbs import agency_of

MOST = 8


def people(words: str) -> list[Person]:
    """Those with this personal number or telephone. Raises Refused for what is neither."""
    digits = "".join(sign for sign in words if sign.isdigit())
    if len(digits) == 12 and not words.strip().startswith("+"):
        found = directory.person_by_number(digits)
        return [found] if found else []
    try:
        number = phone(words)
    except Refused as error:
        raise Refused(_("Type the 12 digits of the personal number, or a telephone number."), field="tim") from error
    return list(Person.objects.select_related("party__area").filter(party__phone=number).order_by("pk")[:MOST])


def person(key: str) -> Person | None:
    """The person that a page names."""
    try:
        return Person.objects.select_related("party__area").filter(pk=UUID(key)).first()
    except ValueError:
        return None


def offices_for(procedure: Procedure, hall: Office, who: Person) -> tuple[list[Office], Office | None]:
    """The agencies that decide, and which of them is meant first: the hall's own, else that of where one lives."""
    found = list(agencies_for(procedure))
    own = next((office for office in found if office.pk == agency_of(hall).pk), None)
    return found, own or nearest_agency(procedure, who.party)


def drafts_of(by: Actor) -> list[PaperDraft]:
    """What the clerk has begun and not taken in."""
    rows = PaperDraft.objects.filter(clerk__subject=by.position, case=None)
    return list(rows.select_related("version__procedure", "applicant__party").order_by("-changed_at")[:10])


def counters_to_sit_at(offices: list[Office]) -> list[tuple[str, list[Counter]]]:
    """The counters of these halls by their names."""
    return [(counters.hall_name(office), counters.counters_of(office)) for office in offices]
