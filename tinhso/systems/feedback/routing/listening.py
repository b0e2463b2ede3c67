"""A new report is routed as soon as it has come in."""

from __future__ import annotations

from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.models import Report
from tinhso.systems.feedback.routing.verbs import go_directly


@on("feedback.reported")
def route_the_new_report(event: Event) -> None:
    """Write the proposal down; a rule without coordinator accepts at once. Told twice, nothing happens."""
    report = Report.objects.select_related("case__area__parent", "category__parent").get(pk=event.subject)
    if not report.case.routings.exists():
        go_directly(report)
