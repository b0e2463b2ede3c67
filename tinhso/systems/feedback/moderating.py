"""Deciding what everybody may read of a report; the original stays as it came in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Stage
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.models import Category, Moderation, Report
from tinhso.systems.feedback.reporting import tell


@transaction.atomic
def publish(report_id: UUID, *, text: str, photos: Iterable[UUID] = (), by: Actor) -> Moderation:
    """Let everybody read this ``text`` and see these photos, each cleared by itself; the newest decision counts.

    Raises Refused for a report that is never public (confidential, private, or not wished by its reporter), for one
    that was merged into another, and beside ``text`` for an empty one.
    """
    report, by = _locked(report_id, by)
    if report.category.openness != Category.Openness.PUBLIC or report.case.is_confidential:
        raise Refused(_("Reports of this category are never published."))
    if not report.may_publish:
        raise Refused(_("The reporter does not want it published."))
    if _is_merged(report):
        raise Refused(_("It was merged into another report. Publish that one."))
    public = nfc(text).strip()
    if not public:
        raise Refused(_("Write what everybody may read."), field="text")
    chosen, now = set(photos), clock.now()
    report.photos.filter(pk__in=chosen, cleared_at=None).update(cleared_at=now)
    report.photos.exclude(pk__in=chosen).update(cleared_at=None)
    cleared = [
        str(key) for key in report.photos.filter(pk__in=chosen).order_by("at", "pk").values_list("pk", flat=True)
    ]
    made = Moderation.objects.create(
        case=report.case, is_published=True, text=public, photos=cleared, by=directory.position_of(by), at=now
    )
    tell("feedback.published", report.case, by=by, photos=len(cleared), changed=public != report.text)
    return made


@transaction.atomic
def withhold(report_id: UUID, *, reason: str, by: Actor) -> Moderation:
    """Keep a report from the public, or take it back from it; its reporter goes on seeing it."""
    report, by = _locked(report_id, by)
    if not reason.strip():
        raise Refused(_("Say why it is not published."), field="reason")
    newest = newest_moderation(report)
    if newest is not None and not newest.is_published:
        raise AlreadyDone(_("This report is withheld already."))
    report.photos.update(cleared_at=None)
    made = Moderation.objects.create(
        case=report.case, is_published=False, reason=reason.strip(), by=directory.position_of(by), at=clock.now()
    )
    tell("feedback.withheld", report.case, by=by)
    return made


def newest_moderation(report: Report) -> Moderation | None:
    """The decision that counts."""
    return Moderation.objects.filter(case=report.pk).order_by("-at", "-pk").select_related("by__person").first()


def may_ever_be_public(report: Report) -> bool:
    """Whether there is anything to decide at all."""
    is_open = report.category.openness == Category.Openness.PUBLIC and not report.case.is_confidential
    return is_open and report.may_publish and not _is_merged(report)


def _is_merged(report: Report) -> bool:
    """The public reads the report that settles both."""
    return report.case.stage == Stage.STOPPED and report.case.main is not None


def _locked(report_id: UUID, by: Actor) -> tuple[Report, Actor]:
    report = Report.objects.select_for_update(of=("self",)).select_related("case__office", "category").get(pk=report_id)
    return report, access.require(by, "feedback.moderate", report.case)
