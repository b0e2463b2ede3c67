"""What is already known of the applicant, with where it came from and since when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinhso.base import clock, codes
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.communes import name_of
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS
from tinhso.engines.forms.kinds.dates import show_day
from tinhso.engines.forms.submissions.models import Submission
from tinhso.engines.forms.versions import ProcedureVersion

SOURCES = {"person": _("from your account"), "last": _("from your last application"), "user": _("typed")}


@dataclass(frozen=True)
class Known:
    """One known answer as it would be typed; ``source`` is ``person`` or ``last``."""

    typed: Any
    source: str
    at: datetime


Prefill = Mapping[str, Known]  # by field name


def known_of(version: ProcedureVersion, by: Actor, person: Person | None = None) -> dict[str, Known]:
    """The answers that the directory or the applicant's last submission already holds; at most two queries.

    ``person`` is the one who acts, where that is read already (with ``party__area__parent``).
    """
    wanted = {name: field for name, field in version.fields.items() if field.prefill}
    if not wanted or not by.subject:
        return {}
    person = person or Person.objects.select_related("party__area__parent").filter(party__subject=by.subject).first()
    facts = _facts(person) if person else {}
    known = {
        name: Known(facts[field.prefill], "person", clock.now())
        for name, field in wanted.items()
        if facts.get(field.prefill)
    }
    if any(field.prefill == "last.answer" for field in wanted.values()):
        known |= _last(by.subject, wanted)
    return known


def _facts(person: Person) -> dict[str, Any]:
    party = person.party
    born = show_day(person.born_on.isoformat()) if person.born_on else ""
    address = {"line": party.address, "commune": name_of(party.area) if party.area else ""}
    return {
        "person.name": party.name,
        "person.personal_number": person.personal_number,
        "person.born_on": born,
        "person.sex": person.sex,
        "person.phone": codes.show_phone(party.phone) if party.phone else "",
        "person.email": party.email,
        "person.address": address if any(address.values()) else None,
        "person": {"name": party.name, "number": person.personal_number, "born_on": born},
    }


def _last(subject: int, wanted: Mapping[str, Field]) -> dict[str, Known]:
    last = Submission.objects.filter(submitter=subject).order_by("-submitted_at").first()
    if last is None:
        return {}
    return {
        name: Known(KINDS[field.type].retype(field, last.answers[name]), "last", last.submitted_at)
        for name, field in wanted.items()
        if field.prefill == "last.answer" and name in last.answers
    }
