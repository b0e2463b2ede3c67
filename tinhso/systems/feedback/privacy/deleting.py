"""A report goes altogether: what is left says that there was one, of this category, here and then."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import PLATFORM
from tinhso.engines.files import api as files
from tinhso.systems.feedback.models import Conversation, Label, Publication, Report, Reporter, Tombstone
from tinhso.systems.feedback.privacy.anonymising import anonymise
from tinhso.systems.feedback.reporting import tell

WHY = "the time for which the report may be kept has passed"


@transaction.atomic
def delete(report_id: UUID) -> Tombstone | None:
    """Delete one report with its photos and its publication; None if it is gone already. Raises Refused while it is
    handled. Its events stay, so every figure stays; they hold no word about a person.
    """
    with access.without_walls(WHY):
        anonymise(report_id)
        found = Report.objects.select_for_update(of=("self",)).select_related("case__office", "reporter")
        report = found.filter(pk=report_id).first()
        if report is None:
            return None
        case: Case = report.case
        stone = Tombstone.objects.create(
            report=report.pk,
            code=case.code,
            category_id=report.category_id,
            area_id=case.area_id,
            office_id=case.office_id,
            reported_at=case.submitted_at,
        )
        tell("feedback.deleted", case, by=PLATFORM)
        photos = [key for pair in report.photos.values_list("original", "redrawn") for key in pair if key]
        Publication.objects.filter(pk=report.pk).delete()
        Label.objects.filter(report=report.pk).update(report=None)
        nobody = report.reporter_id
        cases.erase(report.pk)
        Reporter.objects.filter(pk=nobody, reports=None).exclude(pk__in=_talking()).delete()
    files.forget(photos)
    return stone


def _talking() -> list[UUID]:
    return list(Conversation.objects.values_list("reporter", flat=True).distinct())
