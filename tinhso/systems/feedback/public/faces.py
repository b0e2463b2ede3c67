"""What everybody may know of a report, worked out from the records that nobody else may read."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from tinhso.base.text import fold, nfc
from tinhso.engines.cases.api import OPEN, Stage
from tinhso.engines.cases.models import Case
from tinhso.systems.feedback.models import Category, Moderation, Report, Reporter, Support
from tinhso.systems.feedback.public.covering import Known, cover, cover_reporter
from tinhso.systems.feedback.public.pictures import keep_pictures
from tinhso.systems.feedback.public.placing import metres_of, snapped, without_house
from tinhso.systems.feedback.public.states import story_of

Face = dict[str, Any]


def report_of(case_id: UUID) -> Report | None:
    """The report with all that its face is made of."""
    related = ("case__office", "case__area", "category__parent", "reporter__party")
    return Report.objects.select_related(*related).filter(pk=case_id).first()


def face_of(report: Report) -> Face | None:
    """The fields of its ``Publication``; None where the public must not see it, which is so until it was moderated.

    The same records always give the same face.
    """
    moderation = Moderation.objects.filter(case=report.pk).order_by("-at", "-id").first()
    if moderation is None or not _may_be_seen(report, moderation):
        keep_pictures(report, ())
        return None
    case, category, known = report.case, report.category, known_of(report.reporter)
    metres = metres_of(category.snap, category.parent.snap if category.parent else 0)
    lat, lng = snapped(report.lat, report.lng, metres)
    place = cover(without_house(report.place) if metres else report.place, known)
    text = cover(moderation.text, known)
    story, rating = story_of(case), case.rating
    return {
        "code": case.code,
        "category": category,
        "text": text,
        "folded": _folded(case, category, text, place),
        "place": place,
        "area": case.area,
        "office": case.office,
        "lat": lat,
        "lng": lng,
        "stage": case.stage,
        "is_open": case.stage in OPEN,
        "reported_at": case.submitted_at,
        "due_at": case.due_at,
        "answered_at": case.ended_at if case.stage in (Stage.DECIDED, Stage.RETURNED) else None,
        "answer": _answer(case, known),
        "photos": keep_pictures(report, moderation.photos),
        "supporters": Support.objects.filter(publication=report.pk, is_affected=True).count(),
        "score": rating.score if rating else None,
        "story": [{"what": each["what"], "at": each["at"].isoformat()} for each in story],
        "updated_at": _last([moderation.at, *(each["at"] for each in story), rating.at if rating else None]),
    }


def known_of(reporter: Reporter) -> Known:
    """All by which the reporter could be named or reached."""
    party = reporter.party
    return Known(
        name=reporter.name or (party.name if party else ""),
        phone=reporter.phone or (party.phone if party else ""),
        email=reporter.email or (party.email if party else ""),
    )


def _may_be_seen(report: Report, moderation: Moderation) -> bool:
    return (
        moderation.is_published
        and report.may_publish
        and not report.case.is_confidential
        and report.category.openness == Category.Openness.PUBLIC
        and report.case.main is None  # its answer is the other's
    )


def _answer(case: Case, known: Known) -> str:
    """Published with the handing out, not before."""
    decision = case.decision if case.stage == Stage.RETURNED else None
    return cover_reporter(decision.reason, known) if decision else ""


def _folded(case: Case, category: Category, text: str, place: str) -> str:
    field = category.parent.name if category.parent else ""
    return fold(nfc(f"{case.code} {category.name} {field} {place} {text}"))


def _last(moments: list[datetime | None]) -> datetime:
    return max(moment for moment in moments if moment is not None)
