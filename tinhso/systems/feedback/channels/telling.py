"""What becomes of a report is told over the channel by which it came."""

from __future__ import annotations

from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Link
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.categories import Category
from tinhso.systems.feedback.channels import sayings
from tinhso.systems.feedback.channels.answering import tell
from tinhso.systems.feedback.channels.following import link_of
from tinhso.systems.feedback.models import Conversation, Report
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.records import REPORT

WHY = "whoever wrote to 1022 is told what became of it"


@on(
    "feedback.reported", "cases.accepted", "cases.supplement_asked", "cases.extended", "cases.refused", "cases.merged",
    "cases.stopped", "cases.returned",
)  # fmt: skip
def tell_over_the_channel(event: Event) -> None:
    """Received, sent on, asked for more, later, refused, merged, closed, answered: once each."""
    if event.subject is None or not (event.kind.startswith("feedback.") or event.facts.get("matter") == REPORT):
        return
    with access.without_walls(WHY):
        _tell(event, event.subject)
        if event.kind == "cases.returned":  # its answer is also that of the reports that were merged into it
            for merged in Link.objects.filter(other=event.subject, kind=Link.Kind.SAME).values_list("case", flat=True):
                _tell(event, merged)


def _tell(event: Event, key: UUID) -> None:
    report = Report.objects.select_related("case__office", "category", "reporter").filter(pk=key).first()
    talk = Conversation.objects.filter(reporter=report.reporter_id).first() if report else None
    if report is not None and talk is not None and (text := _text(event, report, talk)):
        # A question may come several times, each of its own event; the rest once.
        kind = event.kind.partition(".")[2][:11]
        tell(talk.pk, f"{kind}-{event.pk.hex[-8:]}", text, case=report.case)


def _text(event: Event, report: Report, talk: Conversation) -> str:
    case, facts, kind = report.case, sayings.facts(report, link_of(talk)), event.kind
    if kind == "feedback.reported":
        return (sayings.REPORTED + sayings.FOLLOW).format(**facts)
    if report.category.openness == Category.Openness.CONFIDENTIAL:
        return sayings.CONFIDENTIAL.format(**facts)
    if kind == "cases.accepted":
        return sayings.ACCEPTED.format(**facts)
    if kind == "cases.supplement_asked":
        asked = sayings.asked_of(case)  # "" once it was answered: too late to ask
        return sayings.MORE.format(**facts, asked=asked) if asked else ""
    if kind == "cases.extended":
        return sayings.LATER.format(**facts, reason=case.extension.reason)
    if kind == "cases.refused":
        return sayings.REFUSED.format(**facts, reason=sayings.refusal_of(case))
    if kind in ("cases.merged", "cases.stopped"):
        return _ended(kind, case, facts)
    return _answered(case, facts)


def _ended(kind: str, case: Case, facts: dict[str, str]) -> str:
    """Merged is told as such; what its own reporter took back is not told."""
    main = case.main
    if kind == "cases.merged":
        return sayings.MERGED.format(**facts, main=main.code) if main else ""
    if main is not None or case.withdrawals.filter(agreed=True).exists():
        return ""
    return sayings.CLOSED.format(**facts, reason=case.stop.reason)


def _answered(case: Case, facts: dict[str, str]) -> str:
    """One's own answer; where the report was merged, what everybody may read of the answer of the other."""
    if (main := case.main) is None:
        return sayings.ANSWERED.format(**facts, answer=case.decision.reason) if case.decision else ""
    public = refresh(main.pk)
    if public is None or not public.answer:
        return ""
    said = {**facts, "office": str(public.office or ""), "code": public.code}
    return sayings.ANSWERED_TOGETHER.format(**said, own=facts["code"], answer=public.answer)
