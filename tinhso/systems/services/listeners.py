"""What follows a dossier's events by itself: letters, messages, the desk that may go on once the fee is paid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tinhso.base.money import format_dong
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import PLATFORM, on
from tinhso.engines.events.models import Event
from tinhso.engines.messages import api as messages
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Paper, PaperKind
from tinhso.engines.payments.models import Demand
from tinhso.systems.services import kinds, letters
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.people import listeners as of_people
from tinhso.systems.services.posting import listeners as of_the_post
from tinhso.systems.services.queries import dossier_about

__all__ = ["of_people", "of_the_post"]  # they listen too

LETTERS: dict[str, tuple[PaperKind, Callable[[Dossier], dict[str, Any]]]] = {
    "cases.submitted": (kinds.ACKNOWLEDGEMENT, letters.acknowledgement),
    "cases.accepted": (kinds.RECEIPT, letters.receipt),
    "cases.supplement_asked": (kinds.SUPPLEMENT, letters.supplement),
    "cases.refused": (kinds.REFUSAL, letters.refusal),
    "cases.extended": (kinds.APOLOGY, letters.apology),
    "cases.stopped": (kinds.STOP, letters.stopped),
}
TEXTS = {
    "cases.submitted": "services.submitted",
    "cases.accepted": "services.accepted",
    "cases.supplement_asked": "services.supplement_asked",
    "cases.refused": "services.refused",
    "cases.duty_raised": "services.duty_raised",
    "cases.extended": "services.extended",
    "cases.redated": "services.redated",
    "cases.withdrawal_declined": "services.withdrawal_declined",
    "cases.stopped": "services.stopped",
    "cases.decided": "services.decided",
}


@on(*LETTERS)
def draw_up_the_letter(event: Event) -> None:
    """The legal form that belongs to the event, sealed; once per event, however often the job runs."""
    dossier = dossier_about(event.subject)
    if dossier is None:
        return
    kind, data_of = LETTERS[event.kind]
    facts = data_of(dossier) | {"event": str(event.pk)}
    if Paper.objects.about(dossier.case.pk).filter(data__event=str(event.pk)).exists():
        return
    case = dossier.case
    papers.issue(kind, office=case.office, data=facts, about=case.pk, owner=case.owner, by=PLATFORM)


@on(*TEXTS)
def tell_the_applicant(event: Event) -> None:
    """A message about what happened, with the next step; decisions taken back are not told twice."""
    dossier = dossier_about(event.subject)
    if dossier is None or event.sign < 0 or _left_the_date(event):
        return
    case = dossier.case
    _tell(dossier, TEXTS[event.kind], event, due=f"{case.due_at:%d/%m/%Y}" if case.due_at else "")


@on("services.payer_checked")
def tell_what_it_costs_now(event: Event) -> None:
    """The desk found another payer than was claimed, and that changes what is due."""
    dossier, due, before = dossier_about(event.subject), event.facts["due"], event.facts["due_before"]
    if dossier is not None and due != before:
        _tell(dossier, "services.payer_corrected", event, amount=format_dong(due), before=format_dong(before))


@on("payments.paid")
def let_the_desk_go_on(event: Event) -> None:
    """The fee is paid: the duty is settled and the electronic receipt drawn up."""
    demand = Demand.objects.select_related("office", "payment__receipt__book").get(pk=str(event.subject))
    case = cases.settle_duty(demand.pk)
    dossier = dossier_about(case.pk) if case else None
    if dossier is None:
        return
    facts = letters.fee(dossier, demand.payment)
    issued = Paper.objects.about(dossier.case.pk).filter(kind=kinds.FEE.code)
    if issued.filter(data__symbol=facts["symbol"], data__receipt_number=facts["receipt_number"]).exists():
        return
    papers.issue(kinds.FEE, office=demand.office, data=facts, about=dossier.case.pk, owner=demand.payer, by=PLATFORM)


def _tell(dossier: Dossier, text: str, event: Event, **more: str) -> None:
    case = dossier.case
    said = {"code": case.code, "procedure": dossier.version.procedure.name, "office": case.office.name, **more}
    messages.send(case.owner, text, data=said, about=case.pk, link=cases.url_of(case), key=str(event.pk))


def _left_the_date(event: Event) -> bool:
    """The changed calendar moved steps inside the agency, not the appointment."""
    return event.kind == "cases.redated" and event.facts["due_before"] == event.facts["due_after"]
