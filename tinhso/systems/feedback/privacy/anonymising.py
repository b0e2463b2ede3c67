"""A report becomes nobody's: what was published stays, the rest of what a person wrote goes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.systems.feedback.models import (
    Errand,
    ErrandAnswer,
    Label,
    Moderation,
    Photo,
    Publication,
    Remark,
    Reply,
    Report,
    Reporter,
    Words,
)
from tinhso.systems.feedback.privacy.leaving import leave
from tinhso.systems.feedback.public.covering import cover, cover_reporter
from tinhso.systems.feedback.public.faces import known_of
from tinhso.systems.feedback.public.keeping import refresh
from tinhso.systems.feedback.reporting import tell

WHY = "the time for which the reporter may be known has passed"


@transaction.atomic
def anonymise(report_id: UUID) -> Report | None:
    """Make one report anonymous; None if that was done before or it is gone. Raises Refused while it is handled.

    The text becomes what was published, or the original with names and numbers covered; the place is as rough as the
    published one; photos that were not published go.
    """
    with access.without_walls(WHY):
        found = Report.objects.select_for_update(of=("self",)).select_related("reporter__party", "category", "case")
        report = found.filter(pk=report_id, reporter__anonymised_at=None).first()
        if report is None:
            return None
        before, known = report.reporter, known_of(report.reporter)
        public = refresh(report.pk)  # as the public reads it, while it is still known what must be covered
        nobody = Reporter.objects.create(subject_id=access.new_subject("person"), anonymised_at=clock.now())
        text = public.text if public else cover(report.text, known)
        cases.forget_owner(
            report.pk,
            owner=nobody.subject_id,
            title=str(report.category.name),
            rewrite=lambda words: cover_reporter(words, known),
        )
        _rewrite(report, text, public, nobody)
        _cover_the_rest(report, lambda words: cover(words, known), text)
        gone = _drop_photos(report)
        leave(before, report, nobody)
        tell("feedback.anonymised", report.case, by=PLATFORM)
        refresh(report.pk)
    files.forget(gone)
    return report


def _rewrite(report: Report, text: str, public: Publication | None, nobody: Reporter) -> None:
    report.reporter, report.text, report.answers, report.reference, report.filed_by = nobody, text, {}, "", None
    report.place = public.place if public else ""
    report.lat, report.lng = (public.lat, public.lng) if public else (None, None)
    report.save()
    report.case.refresh_from_db()


def _cover_the_rest(report: Report, covered: Callable[[str], str], text: str) -> None:
    for moderation in Moderation.objects.filter(case=report.pk):
        moderation.text, moderation.reason = covered(moderation.text), covered(moderation.reason)
        moderation.save(update_fields=["text", "reason"])
    Reply.objects.filter(case=report.pk).update(text="")
    for remark in Remark.objects.filter(case=report.pk):
        Remark.objects.filter(pk=remark.pk).update(text=covered(remark.text))
    for errand in Errand.objects.filter(case=report.pk):
        answers = [(answer.pk, covered(answer.text)) for answer in errand.answers.all()]
        for key, words in answers:
            ErrandAnswer.objects.filter(pk=key).update(text=words)
    Errand.objects.filter(case=report.pk).update(text=text, place="", lat=None, lng=None, photos=[])
    Label.objects.filter(report=report.pk).update(text=text)
    Words.objects.filter(report=report.pk).delete()  # made anew from what is left


def _drop_photos(report: Report) -> list[UUID]:
    """Keep of the published photos the one drawn anew; the keys of the files that go."""
    gone: list[UUID] = []
    shown = {each["url"] for each in _published(report)}
    for photo in Photo.objects.filter(report=report).select_related("redrawn"):
        gone.append(photo.original_id)
        link = files.public_links([photo.redrawn_id]).get(photo.redrawn_id) if photo.redrawn_id else None
        if photo.redrawn_id and link in shown:
            photo.original_id = photo.redrawn_id
            photo.lat = photo.lng = None
            photo.save(update_fields=["original", "lat", "lng"])
        else:
            gone += [photo.redrawn_id] if photo.redrawn_id else []
            photo.delete()
    return gone


def _published(report: Report) -> list[dict[str, str]]:
    public = Publication.objects.filter(pk=report.pk).first()
    return public.photos if public else []
