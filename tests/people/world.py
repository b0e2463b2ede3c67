"""Drafts that lack nothing, for the tests of people beside the applicant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.province import Province
from tinhso.base import clock
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Consent, Mandate, Office, Person
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.filing import prepare

COPY, MARRIAGE, SINGLE, HOUSEHOLD = "2.000635", "1.000894", "1.004873", "1.001612"
LINE = {"line": "Số 12, khu phố Bình Cư", "commune": "Phường Long An, tỉnh Tây Ninh"}
END = {"delivery": "online", "declaration": "yes"}
TYPED: dict[str, dict[str, Any]] = {
    COPY: {
        "applicant_address": LINE, "matter": "birth", "on_behalf": "self", "copies": "1",
        "registered_at": "Ủy ban nhân dân Phường 1", "registered_year": "1990", **END,
    },
    MARRIAGE: {
        "applicant_address": LINE, "groom_address": LINE, "groom_ethnicity": "Kinh", "groom_status": "single",
        "groom_times": "1", "bride_address": LINE, "bride_ethnicity": "Kinh", "bride_status": "single",
        "bride_times": "1", "in_database": "yes", **END,
    },
    SINGLE: {
        "applicant_address": LINE, "status": "single", "had_before": "yes",
        "residences": [{"place": "Phường Long An", "from_on": "1/1/2010", "to_on": ""}], "purpose": "land", **END,
    },
    HOUSEHOLD: {
        "applicant_address": LINE, "business_name": "Thanh long Tầm Vu", "business_address": LINE,
        "industries": [{"title": "Bán trái cây", "code": ""}], "capital": "1000000", "workers": "2",
        "founders": "person", "tax_method": "declared", **END,
    },
}  # fmt: skip


def typed_person(person: Person) -> dict[str, str]:
    return {"name": person.party.name, "number": person.personal_number, "born_on": f"{person.born_on:%d/%m/%Y}"}


def office() -> Office:
    found = directory.office_by_code("H53.101")
    assert found is not None
    return found


def named(name: str) -> Person:
    return Person.objects.select_related("party").get(party__name=name)


def draft(by: Actor, topic: str = COPY, *, mandate: Mandate | None = None, **typed: Any) -> UUID:
    """A complete draft of one procedure."""
    procedure = Procedure.objects.get(code=topic)
    filing = prepare(procedure, office=office(), by=by, mandate=mandate.pk if mandate else None)
    forms.save_draft(filing.draft, TYPED[topic] | typed, by=by)
    return filing.draft


def agreed(province: Province, principal: str = "phuc", person: str = "huong") -> Mandate:
    """A relative's mandate, confirmed with the principal's own sign-in."""
    consent = directory.ask_consent(
        province.person(principal), province.person(person), relation="sibling",
        until=clock.today() + timedelta(days=30), by=province.actor(person),
    )  # fmt: skip
    given = directory.answer_consent(
        consent.pk, agree=True, how=Consent.How.SIGN_IN, level=2, by=province.actor(principal)
    )
    assert given.mandate is not None
    return given.mandate


def staff(name: str, number: str) -> Person:
    """A citizen who works for the company."""
    return directory.register_person(
        name=name, personal_number=number, phone="0912345678", by=PLATFORM
    )  # fmt: skip
