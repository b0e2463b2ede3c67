"""In whose place one may file, and what that makes of the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate, Party, Person
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.people.models import FiledFor

CAPACITY = {
    Mandate.Kind.LEGAL: FiledFor.Capacity.STAFF,
    Mandate.Kind.AUTHORISED: FiledFor.Capacity.STAFF,
    Mandate.Kind.GUARDIAN: FiledFor.Capacity.GUARDIAN,
    Mandate.Kind.RELATIVE: FiledFor.Capacity.RELATIVE,
}


@dataclass(frozen=True)
class Standing:
    """How somebody comes to hand in for ``applicant``."""

    applicant: Party
    capacity: str
    how: str
    mandate: Mandate | None = None
    paper: File | None = None

    @property
    def person(self) -> Person | None:
        """The person whose data the form is filled with; none where it is a business."""
        return self.mandate.principal if self.mandate else getattr(self.applicant, "as_person", None)


def by_mandate(key: UUID, person: Person, topic: str) -> Standing:
    """The standing that a mandate of ``person`` gives today. Raises Denied for another's, Refused for an ended one."""
    mandate = directory.mandate(key)
    if mandate is None or mandate.person_id != person.pk:
        raise Denied
    if not mandate.is_in_force(clock.today()):
        raise Refused(_("Your mandate has ended. Ask for a new one, then hand the dossier in."))
    if not mandate.covers(topic):
        raise Refused(_("Your mandate does not cover this procedure."))
    return Standing(
        mandate.party, CAPACITY[Mandate.Kind(mandate.kind)], FiledFor.How.MANDATE, mandate
    )  # fmt: skip


def choices_for(person: Person, procedure: Procedure) -> list[Mandate]:
    """The mandates under which a person may file this procedure today; for a business only what businesses ask for."""
    found = directory.mandates_of(person, procedure.code)
    audience = set(procedure.audience)
    return [
        mandate
        for mandate in found
        if not audience or ("business" if mandate.business_id else "citizen") in audience
    ]  # fmt: skip


def followers_of(standing: Standing | None, applicant: Party, topic: str) -> set[int]:
    """Who sees the dossier beside its applicant: under whose mandate it is filed, and whose mandates cover it."""
    if standing is None and applicant.kind == Party.Kind.PERSON:
        return set()
    reached = {mandate.subject_id for mandate in directory.mandates_for(applicant, topic) if mandate.subject_id}
    if standing is not None and standing.mandate is not None and standing.mandate.subject_id:
        reached.add(standing.mandate.subject_id)
    return reached
