"""What follows by itself for people beside the applicant: what a new mandate shows, supplements that do not come."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Supplement
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Mandate
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.engines.messages import api as messages
from tinhso.engines.papers.models import Held
from tinhso.systems.services.people.companies import show_what_is_there
from tinhso.systems.services.records import DOSSIER


@on("directory.mandate_given")
def show_earlier_dossiers(event: Event) -> None:
    """Whoever gets a mandate for some procedures of a company, or for a child, sees its earlier dossiers too."""
    mandate = directory.mandate(event.subject) if event.subject else None
    if mandate is not None:
        show_what_is_there(mandate)


@on("directory.mandate_given")
def tell_the_guardian(event: Event) -> None:
    """A parent or guardian learns that the commune wrote them down, and can say if it is wrong."""
    mandate = directory.mandate(event.subject) if event.subject else None
    if mandate is None or mandate.kind != Mandate.Kind.GUARDIAN:
        return
    messages.send(
        mandate.person.party.subject_id, "services.guardian_named", data={"name": mandate.party.name},
        about=mandate.pk, link="/thay-mat/", key=f"guardian-{mandate.pk}",
    )  # fmt: skip


@on("papers.struck")
def tell_the_owner(event: Event) -> None:
    """Whose verified paper no longer counts learns why, and that another is needed next time."""
    struck = Held.objects.select_related("verified_by__office").get(pk=str(event.subject))
    data = {"paper": struck.name, "office": struck.verified_by.office.name, "reason": struck.struck_reason}
    messages.send(
        struck.owner, "services.paper_struck", data=data, about=struck.pk, link="/giay-to/", key=f"struck-{struck.pk}"
    )


@on("cases.supplement_reminded")
def remind_the_applicant(event: Event) -> None:
    _tell(event, "services.supplement_due")


@on("cases.supplement_lapsed")
def tell_of_the_lapse(event: Event) -> None:
    """The applicant; and, where an official must confirm the stop, whoever asked for the supplement."""
    if event.facts.get("automatic"):
        return  # the letter of the stop says it
    case, asked = _tell(event, "services.supplement_lapsed")
    if case is not None and asked is not None and asked.by.person is not None:
        messages.send(
            asked.by.subject_id, "services.stop_to_confirm", data={"code": case.code}, about=case.pk,
            link=cases.url_of(case), key=f"stop-{event.pk}",
        )  # fmt: skip


def _tell(event: Event, text: str) -> tuple[Case | None, Supplement | None]:
    case = Case.objects.select_related("office").filter(pk=str(event.subject), kind=DOSSIER).first()
    asked = case.supplements.select_related("by__person").order_by("-at").first() if case else None
    if case is None or asked is None or asked.answer_by is None:
        return None, None
    day = f"{clock.local(asked.answer_by):%d/%m/%Y}"
    data = {"code": case.code, "procedure": case.title, "office": case.office.name, "answer_by": day}
    messages.send(case.owner, text, data=data, about=case.pk, link=cases.url_of(case), key=f"{text}-{event.pk}")
    return case, asked
