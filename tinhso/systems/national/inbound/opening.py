"""An arrival becomes a dossier like any other, in its citizen's name."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.engines.adapters.api import NotDelivered
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Channel
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import PLATFORM, record
from tinhso.engines.forms import api as forms
from tinhso.systems.national.arrivals import Arrival
from tinhso.systems.national.counterparts import Counterpart
from tinhso.systems.national.inbound.fetching import fetch_papers
from tinhso.systems.national.inbound.granting import grant_later

WHY = "a dossier from the national portal is opened"
MOST_TRIES = 20
DOSSIER = "services.dossier"


@job(retry=3)
def open_arrival(arrival: str) -> None:
    """Open one; a second time finds it open."""
    open_now(UUID(arrival))


@job(every="*/10 * * * *", once=True)
def open_waiting() -> None:
    """Every ten minutes: those that could not be opened, perhaps only for a moment."""
    for key in Arrival.objects.waiting().filter(tries__lt=MOST_TRIES).values_list("pk", flat=True):
        open_now(key)


def open_now(key: UUID) -> Case | None:
    """The dossier of an arrival, or None with the reason kept where it cannot be one yet."""
    with access.without_walls(WHY):
        try:
            return _open(key)
        except forms.Incomplete as error:
            wrong = [f"{name}: {said}" for name, said in error.bound.errors.items()]
            lacking = [need.paper.name for need in error.bound.missing_papers]
            why = _("The form is not complete: %(lacking)s") % {"lacking": "; ".join([*wrong, *lacking])}
        except (Refused, NotDelivered) as error:
            why = str(error)
        arrival = Arrival.objects.get(pk=key)
        arrival.tries, arrival.why = arrival.tries + 1, why[:1000]
        arrival.save(update_fields=["tries", "why"])
    return None


@transaction.atomic
def _open(key: UUID) -> Case:
    arrival = Arrival.objects.select_for_update().get(pk=key)
    if arrival.case_id is not None:
        return Case.objects.get(pk=arrival.case_id)
    said, version = arrival.content, forms.current(arrival.topic)
    office = directory.office_by_code(str(said.get("MaDonVi") or ""))
    if version is None or office is None:
        raise Refused(_("The procedure is not in force here, or the agency is not known."))
    person = _applicant(said)
    came = cases.Inbound(
        version=version,
        typed={**_said_of(person), **(said.get("DuLieuBieuMau") or {})},
        applicant=person,
        office=office,
        channel=Channel.ASSISTED if str(said.get("CanBoHoTro")) == "1" else Channel.ONLINE,
        code=arrival.code,
        case_id=uuid7(),
        files=fetch_papers(said, version, owner=person.party.subject_id),
    )
    case = cases.open_inbound(DOSSIER, came, by=directory.actor_for(person))
    Counterpart.objects.create(case=case, national_id=arrival.national_id, came_from_there=True)
    arrival.case, arrival.opened_at, arrival.content, arrival.why = case, clock.now(), {}, ""
    arrival.save(update_fields=["case", "opened_at", "content", "why"])
    record("national.opened", on=case, by=PLATFORM, office=office.here_id, topic=arrival.topic)
    grant_later(case.code)
    return case


def _applicant(said: dict[str, Any]) -> Person:
    """Whom the portal signed in, by the personal number; somebody unknown is registered. Raises Refused."""
    known = [str(each.get("SoDinhDanh") or "") for each in said.get("DinhDanhCHS") or [] if isinstance(each, dict)]
    number, name = (known or [""])[0], str(said.get("ChuHoSo") or "").strip()
    if not number or not name:
        raise Refused(_("The dossier does not say who files it."))
    found = directory.person_by_number(number)
    return found or directory.register_person(name=name, personal_number=number, by=PLATFORM)


def _said_of(person: Person) -> dict[str, Any]:
    born = f"{person.born_on:%d/%m/%Y}" if person.born_on else ""
    return {"applicant": {"name": person.party.name, "number": person.personal_number, "born_on": born}}
