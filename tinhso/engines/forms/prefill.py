"""What is already known of the applicant, with where it came from and since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock, codes
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.communes import name_of
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS
from tinhso.engines.forms.kinds.dates import show_day
from tinhso.engines.forms.payers import by_age
from tinhso.engines.forms.submissions.models import Submission
from tinhso.engines.forms.versions import ProcedureVersion

SOURCES = {
    "person": _("from your account"),
    "last": _("from your last application"),
    "guide": _("from your answers in the guide"),
    "dossier": _("from your earlier dossier"),
    "user": _("typed"),
}


@dataclass(frozen=True)
class Known:
    """One known answer as it would be typed; ``source`` is one of SOURCES, ``ref`` the code of its dossier."""

    typed: Any
    source: str
    at: datetime
    ref: str = ""


Prefill = Mapping[str, Known]  # by field name


def known_of(
    version: ProcedureVersion,
    by: Actor,
    person: Person | None = None,
    taken: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Known]:
    """The answers that are known already: of the guide, of the directory, of an earlier dossier; at most two queries.

    ``person`` is whom the form is filled for, where that is not ``by`` or is read already (with its area); ``taken``
    is what a draft took over. The guide was answered for this dossier, and the directory knows better than an old one.
    """
    over = {name: known for name, known in _taken(taken or {}) if name in version.fields}
    return over | _registered(version, by, person) | {name: k for name, k in over.items() if k.source == "guide"}


def source_in_words(source: str, at: str = "", ref: str = "") -> str:
    """``from your earlier dossier H53…, handed in on 22/11/2025``; ``at`` is ISO text."""
    said = str(SOURCES.get(source, SOURCES["user"]))
    if source != "dossier" or not ref:
        return said
    return gettext("%(said)s %(ref)s, handed in on %(day)s") % {"said": said, "ref": ref, "day": show_day(at[:10])}


def _taken(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Known]]:
    for name, row in rows.items():
        yield name, Known(row["typed"], row["source"], datetime.fromisoformat(row["at"]), row.get("ref", ""))


def _registered(version: ProcedureVersion, by: Actor, person: Person | None) -> dict[str, Known]:
    wanted = {name: field for name, field in version.fields.items() if field.prefill}
    if not wanted or not by.subject:
        return {}
    person = person or Person.objects.select_related("party__area__parent").filter(party__subject=by.subject).first()
    facts = _facts(person) if person else {}
    known = {
        name: Known(facts[field.prefill], "person", clock.now())
        for name, field in wanted.items()
        if facts.get(field.prefill) and _is_offered(field, facts[field.prefill])
    }
    theirs = (
        person is None or person.party.subject_id == by.subject
    )  # for somebody else one's own last answers say nothing
    if theirs and any(field.prefill == "last.answer" for field in wanted.values()):
        known |= _last(by.subject, wanted)
    return known


def _is_offered(field: Field, value: Any) -> bool:
    return not field.options or value in {option.value for option in field.options}


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
        "person.payer_group": by_age(person.born_on, clock.today()),
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
