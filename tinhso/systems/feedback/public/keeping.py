"""Keeping what the public reads in step with the reports: after each of their events, and by night once more."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from tinhso.base import clock
from tinhso.base.jobs import job
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case, Link
from tinhso.engines.events.api import on
from tinhso.engines.events.models import Event
from tinhso.systems.feedback.models import Photo, Publication, Report, Support
from tinhso.systems.feedback.public.faces import face_of, report_of
from tinhso.systems.feedback.records import REPORT

WHY = "the public face of a report is made from the report"
KINDS = (
    "feedback.published", "feedback.withheld", "feedback.categorised", "cases.accepted", "cases.refused",
    "cases.supplement_asked", "cases.supplement_answered", "cases.step_begun", "cases.transferred", "cases.given_back",
    "cases.extended", "cases.decided", "cases.recalled", "cases.returned", "cases.stopped", "cases.reopened",
    "cases.rated",
)  # fmt: skip

_gathering: ContextVar[dict[UUID, datetime] | None] = ContextVar("feedback.gathering", default=None)


@contextmanager
def gathering() -> Iterator[dict[UUID, datetime]]:
    """Where very many events come at once, as in planting: nothing is refreshed within the block.

    Yields what the caller has to refresh afterwards, each with the moment of its last event.
    """
    gathered: dict[UUID, datetime] = {}
    token = _gathering.set(gathered)
    try:
        yield gathered
    finally:
        _gathering.reset(token)


@on(*KINDS)
def keep_in_step(event: Event) -> None:
    """After whatever changes what everybody may know of a report."""
    if event.subject is not None and (event.kind.startswith("feedback.") or event.facts.get("matter") == REPORT):
        gathered = _gathering.get()
        if gathered is None:
            refresh(event.subject)
        else:
            gathered[event.subject] = clock.now()


@on("cases.merged")
def follow_the_main_report(event: Event) -> None:
    """Whoever reported or supported what was merged follows the report that settles it."""
    if event.subject is None or event.facts.get("matter") != REPORT:
        return
    with access.without_walls(WHY), transaction.atomic():
        case, main = Case.objects.get(pk=event.subject), UUID(str(event.facts["into"]))
        following = set(Support.objects.filter(publication=case.pk).values_list("subject", flat=True)) | {case.owner}
        if Publication.objects.filter(pk=main).exists():
            joined = (Support(publication_id=main, subject=each) for each in sorted(following))
            Support.objects.bulk_create(joined, ignore_conflicts=True)
    refresh(main)
    refresh(event.subject)


@on("feedback.published")
def bring_those_merged_before(event: Event) -> None:
    """Whoever reported what was merged into a report before it was published follows it from now on."""
    if event.subject is None or refresh(event.subject) is None:
        return
    with access.without_walls(WHY), transaction.atomic():
        merged = Link.objects.filter(other=event.subject, kind=Link.Kind.SAME)
        owners = sorted(set(merged.values_list("case__owner", flat=True)))
        joined = (Support(publication_id=event.subject, subject=each) for each in owners)
        Support.objects.bulk_create(joined, ignore_conflicts=True)
    if owners:
        refresh(event.subject)


def refresh(report: UUID) -> Publication | None:
    """Make the public row of one report anew; it goes where there must be none. Two at once are one after the other."""
    with access.without_walls(WHY), transaction.atomic():
        _lock(report)
        found = report_of(report)
        face = face_of(found) if found else None
        if face is None:
            Publication.objects.filter(pk=report).delete()
            return None
        return Publication.objects.update_or_create(report=report, defaults=face)[0]


def main_of(code: str) -> str:
    """The code of the published report into which another was merged; "" if there is none."""
    with access.without_walls("a report that was merged leads to the one that settles it"):
        link = Link.objects.filter(case__code=code, case__kind=REPORT, kind=Link.Kind.SAME).first()
    found = Publication.objects.filter(pk=link.other_id).first() if link else None
    return found.code if found else ""


def rebuild() -> int:
    """Work every publication out anew, and drop those of reports that are gone; how many there are now."""
    with access.without_walls(WHY):
        keys = set(Report.objects.filter(case__moderations__isnull=False).values_list("pk", flat=True))
    for report in keys | set(Publication.objects.values_list("pk", flat=True)):
        refresh(report)
    return Publication.objects.count()


@job()
def rebuild_publications() -> None:
    """``rebuild``, by the worker."""
    rebuild()


def show_when_clean(file: UUID) -> None:
    """Contribution to ``files.clean``: a photo that was cleared before the scanner had looked at it is shown now."""
    with access.without_walls(WHY):
        report = Photo.objects.filter(original=file).exclude(cleared_at=None).values_list("report", flat=True).first()
    if report is not None:
        refresh_one.later(report=str(report))


@job(retry=3)
def refresh_one(report: str) -> None:
    """``refresh``, by the worker."""
    refresh(UUID(report))


@job(every="20 2 * * *", once=True)
def keep_yesterdays() -> None:
    """By night: what happened the day before is worked out once more, should a listener have failed for good."""
    since = clock.now() - timedelta(days=2)
    events = Event.objects.filter(kind__in=KINDS, recorded_at__gte=since, at__gte=since)
    for report in events.filter(subject_type="cases.case").values_list("subject", flat=True).distinct():
        if report is not None:
            refresh(report)


def _lock(report: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1022))", [str(report)])
