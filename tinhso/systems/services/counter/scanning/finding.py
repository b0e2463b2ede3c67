"""Reads of scans for their pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Case
from tinhso.engines.counters import api as counters
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning.models import ScanBatch, ScanPart

SETTLED = (ScanPart.State.ATTACHED, ScanPart.State.BY_HAND, ScanPart.State.ASIDE)
LATELY, MOST = timedelta(days=45), 80


@dataclass(frozen=True)
class Row:
    """One part as its page shows it."""

    part: ScanPart
    url: str  # of what is to be looked at

    @property
    def tone(self) -> str:
        return {"attached": "done", "by_hand": "done", "aside": "neutral"}.get(self.part.state, "near")


def halls_for(by: Actor) -> list[Office]:
    """The halls in which ``by`` receives dossiers, that of their own counter first."""
    sitting = counters.sitting_of(by.position)
    found = counters.halls_of(access.scopes(by, "cases.receive"))
    at = sitting.counter.office_id if sitting else None
    return sorted(found, key=lambda office: office.pk != at)


def batches_of(halls: list[Office]) -> list[ScanBatch]:
    """The newest first, with how many parts are settled (``done``) and how many wait for a person (``left``)."""
    rows = ScanBatch.objects.filter(hall__in=halls).select_related("hall", "clerk__person__party")
    settled = Q(parts__state__in=SETTLED)
    return list(
        rows.annotate(done=Count("parts", filter=settled), left=Count("parts", filter=~settled)).order_by("-at")[:30]
    )


def batch(key: UUID, by: Actor) -> ScanBatch:
    """One upload of a hall in which ``by`` receives. Raises ScanBatch.DoesNotExist."""
    found = ScanBatch.objects.select_related("hall", "clerk__person__party").get(pk=key)
    if not access.scopes(by, "cases.receive").intersection(directory.subjects_of(found.hall)):
        raise ScanBatch.DoesNotExist
    return found


def batch_of(part: UUID, by: Actor) -> ScanBatch:
    """The upload that a part is of. Raises ScanPart.DoesNotExist, ScanBatch.DoesNotExist."""
    return batch(ScanPart.objects.values_list("batch", flat=True).get(pk=part), by)


def parts_of(found: ScanBatch, by: Actor) -> list[Row]:
    """In the order of the pile; the file of each that waits opens for ``by`` alone."""
    rows = found.parts.select_related("file", "paper__case__applicant").order_by("number")
    return [Row(row, files.link(row.file, by) if row.file and row.waits else "") for row in rows]


def papers_waiting(found: ScanBatch, by: Actor) -> list[HandedPaper]:
    """Papers of the hall's dossiers of late that have no signed scan yet, for choosing one by hand."""
    cases = access.only(by, "cases.receive", Case.objects.filter(paper_draft__hall=found.hall))
    rows = HandedPaper.objects.filter(case__in=cases, signed=None, case__submitted_at__gte=clock.now() - LATELY)
    return list(rows.select_related("case__applicant").order_by("-case__submitted_at", "pk")[:MOST])
