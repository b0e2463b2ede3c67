"""The short list of one official, as a phone keeps it: nothing about who reported."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Task
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.field.passes import give
from tinhso.systems.feedback.models import FieldNote, Photo, Report
from tinhso.systems.feedback.records import REPORT
from tinhso.ui import days

MOST = 30


def short_list(actor: Actor) -> list[dict[str, Any]]:
    """The reports that the official works on now, the most urgent first; four statements."""
    tasks = Task.objects.waiting_for(actor).filter(case__kind=REPORT, kind=Task.Kind.STEP)
    keys = list(tasks.values_list("case", flat=True)[:MOST])
    rows = Report.objects.select_related("case__area", "category").in_bulk(keys)
    photos: dict[Any, Photo] = {}
    for photo in Photo.objects.filter(report__in=keys).select_related("original", "redrawn").order_by("-at", "pk"):
        if (photo.redrawn or photo.original).scan == File.Scan.CLEAN and photo.moment == Photo.Moment.BEFORE:
            photos[photo.report_id] = photo
    return [_row(rows[key], photos.get(key), actor) for key in dict.fromkeys(keys) if key in rows]


def _row(report: Report, photo: Photo | None, actor: Actor) -> dict[str, Any]:
    case = report.case
    placed = report.lat is not None and report.lng is not None
    return {
        "id": str(report.pk),
        "code": case.code,
        "title": report.category.name,
        "text": report.text,
        "place": ", ".join(filter(None, [report.place, str(case.area or "")])),
        "geo": f"geo:{report.lat:.5f},{report.lng:.5f}" if placed else "",
        "due": days.day(case.due_at) if case.due_at else "",
        "late": bool(case.due_at and case.is_late),
        "stage": cases.stage_name(case),
        "photo": files.link(photo.redrawn or photo.original, actor, page=1) if photo else "",
        "url": reverse("feedback:report", args=[case.code]),
        "pass": give(report.pk, actor),
    }


def notes_of(report: Report) -> list[FieldNote]:
    """What was noted on the spot, in the order in which it was written; for the report's page."""
    return list(FieldNote.objects.filter(report=report).exclude(ended_at=None).select_related("by__person"))
