"""What programs of agencies are told of reports, by the feed and by webhooks: codes and states, nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.clients.api import Scope, Source
from tinhso.engines.events.api import Actor
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.models import Publication
from tinhso.systems.feedback.records import REPORT

FOLLOW = "reports.follow"
SCOPES = (Scope(FOLLOW, _("Follow how reports to 1022 fare, without personal data"), ("cases.read",)),)
TYPES = {
    "feedback.reported": "report.received",
    "feedback.categorised": "report.categorised",
    "feedback.published": "report.published",
    "feedback.withheld": "report.withheld",
    "cases.accepted": "report.sent_on",
    "cases.transferred": "report.transferred",
    "cases.given_back": "report.given_back",
    "cases.refused": "report.refused",
    "cases.supplement_asked": "report.more_asked",
    "cases.supplement_answered": "report.more_told",
    "cases.extended": "report.extended",
    "cases.decided": "report.answer_approved",
    "cases.recalled": "report.approval_recalled",
    "cases.returned": "report.answered",
    "cases.reopened": "report.reopened",
    "cases.rated": "report.rated",
    "cases.merged": "report.merged",
    "cases.stopped": "report.closed",
}


def present(actor: Actor, events: Sequence[Event]) -> dict[UUID, tuple[str, dict[str, Any]]]:
    """Those about reports that the reader may read, in one query; of a confidential one nothing leaves the house."""
    about = Case.objects.filter(pk__in={event.subject for event in events}, kind=REPORT, is_confidential=False)
    public = Exists(Publication.objects.filter(pk=OuterRef("pk")))
    rows = access.only(actor, "cases.read", about, one_by_one=True).annotate(is_public=public)
    known = {row.pk: row for row in rows.select_related("office")}
    return {event.pk: _told(known[event.subject]) for event in events if event.subject in known}


def _told(case: Any) -> tuple[str, dict[str, Any]]:
    """``href`` leads to what everybody may read of it, once it is published."""
    href = f"/api/v1/reports/{case.code}" if case.is_public else None
    return case.code, {"report": case.code, "category": case.topic, "office": case.office.code, "href": href}


SOURCE = Source(FOLLOW, TYPES, present)
