"""Reporters hear what becomes of their report: with an account in their list, with a confirmed number by SMS."""

from __future__ import annotations

from django.urls import reverse

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.engines.messages import api as messages
from tinhso.systems.feedback.models import Report, Reporter
from tinhso.systems.feedback.records import REPORT
from tinhso.ui import days

TEXTS = {
    "cases.accepted": "feedback.accepted",
    "cases.supplement_asked": "feedback.asked",
    "cases.supplement_reminded": "feedback.asked_again",
    "cases.extended": "feedback.extended",
    "cases.refused": "feedback.refused",
    "cases.merged": "feedback.merged",
    "cases.stopped": "feedback.closed",
    "cases.withdrawal_declined": "feedback.not_taken_back",
    "cases.returned": "feedback.answered",
}


@on(*TEXTS)
def tell_the_reporter(event: Event) -> None:
    """Once for each event; whoever left nothing has the page alone."""
    if event.subject is None or event.facts.get("matter") != REPORT:
        return
    with access.without_walls("the reporter is told what became of the report"):
        report = Report.objects.select_related("case__office", "reporter").filter(pk=event.subject).first()
        if report is None or (event.kind == "cases.stopped" and _knows_why(report.case)):
            return
    if not (report.reporter.party_id or reach(report.reporter.subject_id)):
        return
    case, reporter = report.case, report.reporter
    # A link that is not secret: without the account the number is confirmed once more.
    link = reverse("feedback:own", args=[case.code]) if reporter.party_id else reverse("feedback:mine")
    data = {"code": case.code, "office": case.office.name, "due": days.day(case.due_at) if case.due_at else ""}
    messages.send(
        reporter.subject_id,
        TEXTS[event.kind],
        data=data,
        about=case.pk,
        link=link,
        key=f"{TEXTS[event.kind]}-{event.pk}",
    )


def _knows_why(case: Case) -> bool:
    """Whether it ended because its reporter took it back, or was told already that it was merged."""
    return case.main is not None or case.withdrawals.filter(agreed=True).exists()


def reach(subject: int) -> tuple[str, str, str] | None:
    """Contribution to ``messages.recipients``: name, number and mail of one who reported without an account.

    Only what its holder has confirmed by a code; None where that is nothing.
    """
    found = Reporter.objects.filter(subject=subject, party=None).first()
    if found is None:
        return None
    number = found.phone if found.confirmed_at else ""
    mail = found.email if found.email_confirmed_at else ""
    return (found.name, number, mail) if number or mail else None
