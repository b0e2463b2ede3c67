"""What becomes of a report is told over the channel by which it came."""

from __future__ import annotations

from tinhso.engines.access import api as access
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.categories import Category
from tinhso.systems.feedback.channels import sayings
from tinhso.systems.feedback.channels.answering import tell
from tinhso.systems.feedback.channels.following import link_of
from tinhso.systems.feedback.models import Conversation, Report
from tinhso.systems.feedback.records import REPORT

WHY = "whoever wrote to 1022 is told what became of it"


@on("feedback.reported", "cases.accepted", "cases.supplement_asked", "cases.refused", "cases.returned")
def tell_over_the_channel(event: Event) -> None:
    """Received, sent on, asked for more, refused, answered: once each."""
    if event.subject is None or not (event.kind.startswith("feedback.") or event.facts.get("matter") == REPORT):
        return
    with access.without_walls(WHY):
        report = Report.objects.select_related("case__office", "category", "reporter").filter(pk=event.subject).first()
        talk = Conversation.objects.filter(reporter=report.reporter_id).first() if report else None
        if report is None or talk is None:
            return
        if text := _text(event.kind, report, talk):
            # A question may come several times, each of its own event; the rest once.
            kind = event.kind.partition(".")[2][:11]
            tell(talk.pk, f"{kind}-{event.pk.hex[-8:]}", text, case=report.case)


def _text(kind: str, report: Report, talk: Conversation) -> str:
    case, facts = report.case, sayings.facts(report, link_of(talk))
    if kind == "feedback.reported":
        return (sayings.REPORTED + sayings.FOLLOW).format(**facts)
    if report.category.openness == Category.Openness.CONFIDENTIAL:
        return sayings.CONFIDENTIAL.format(**facts)
    if kind == "cases.accepted":
        return sayings.ACCEPTED.format(**facts)
    if kind == "cases.supplement_asked":
        asked = sayings.asked_of(case)  # "" once it was answered: too late to ask
        return sayings.MORE.format(**facts, asked=asked) if asked else ""
    if kind == "cases.refused":
        return sayings.REFUSED.format(**facts, reason=sayings.refusal_of(case))
    return sayings.ANSWERED.format(**facts, answer=case.decision.reason) if case.decision else ""
