"""Taking in a report: case, report and photos in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Channel
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area, Office
from tinhso.engines.events.api import Actor, record, together
from tinhso.engines.files.models import File
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Category, Photo, Report, Reporter, TimeLimit
from tinhso.systems.feedback.records import REPORT

SHORTEST, LONGEST = 10, 5000  # characters of a report


@dataclass(frozen=True)
class Story:
    """What is reported: ``place`` in words, ``lat`` and ``lng`` in degrees, ``answers`` to the category's questions."""

    category: Category
    text: str
    place: str = ""
    lat: float | None = None
    lng: float | None = None
    area: Area | None = None  # where the point is outside every outline, or there is none
    answers: Mapping[str, Any] = field(default_factory=dict)
    happened_at: datetime | None = None
    may_publish: bool = True
    proposed: Category | None = None
    confidence: float | None = None


@transaction.atomic
@together()
def report(
    story: Story,
    *,
    reporter: Reporter,
    by: Actor,
    photos: Sequence[File] = (),
    places: Sequence[tuple[float | None, float | None]] = (),
    channel: str = Channel.ONLINE,
    case_id: UUID | None = None,
    reference: str = "",
    asked_later: bool = False,
    at: datetime | None = None,
) -> Report:
    """Take in a report for ``reporter``; whoever may file for others is not asked here but at the page.

    ``places`` are what the cameras wrote into the ``photos``, latitude and longitude, one for each or none at all.
    ``asked_later``: nobody could show duplicates and further questions to whoever wrote it without a connection.
    ``case_id`` is chosen by whoever may send twice (a phone that was offline): the second time finds the first report.
    Raises Refused beside ``text`` or ``category``.
    """
    if case_id is not None and (before := Report.objects.select_related("case").filter(pk=case_id).first()):
        return before
    category, text = story.category, nfc(story.text).strip()
    if len(text) < SHORTEST:
        raise Refused(_("Describe in a sentence what is wrong."), field="text")
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
    if not category.is_open or category.openness == Category.Openness.ELSEWHERE:
        raise Refused(_("1022 does not handle this. Choose another category."), field="category")
    moment = at or clock.now()
    area = story.area
    if story.lat is not None and story.lng is not None:
        area = directory.area_at(story.lat, story.lng) or area
    desk = desk_of(category)
    case = cases.submit(
        kind=REPORT,
        topic=category.code,
        sector=category.sector or (category.parent.sector if category.parent else ""),
        title=title_of(category, text),
        office=desk,
        applicant=reporter.party,
        owner=reporter.subject_id,
        by=by,
        channel=channel,
        area=area,
        code=cases.next_code(directory.top_office() or desk, clock.local(moment).date(), series="PA"),
        case_id=case_id,
        is_confidential=category.openness == Category.Openness.CONFIDENTIAL,
        answer_within=limit_for(TimeLimit.What.SORT, category),
        at=at,
    )
    made = Report.objects.create(
        case=case,
        category=category,
        reporter=reporter,
        text=text,
        place=nfc(story.place).strip()[:200],
        lat=story.lat,
        lng=story.lng,
        answers=dict(story.answers),
        happened_at=story.happened_at,
        may_publish=story.may_publish,
        proposed=story.proposed,
        confidence=story.confidence,
        filed_by=None if by.subject == reporter.subject_id else by.subject,
        reference=reference,
        asked_later=asked_later,
    )
    known = places or [(None, None)] * len(photos)
    Photo.objects.bulk_create(
        Photo(report=made, original=file, at=moment, lat=lat, lng=lng)
        for file, (lat, lng) in zip(photos, known, strict=True)
    )
    tell("feedback.reported", case, by=by, happened_at=at, photos=len(photos), placed=story.lat is not None)
    return made


def desk_of(category: Category) -> Office:
    """The desk that looks reports of a category through. Raises LookupError where nobody was named."""
    desk = category.desk or (category.parent.desk if category.parent else None)
    if desk is None:
        raise LookupError(f"No desk receives reports of {category.code}.")
    return desk


def title_of(category: Category, text: str) -> str:
    """How officials see it in lists: the category and the first words."""
    words = " ".join(text.split())
    return f"{category.name}: {words[:120]}{'…' if len(words) > 120 else ''}"


def tell(kind: str, case: Case, *, by: Actor, happened_at: datetime | None = None, **facts: Any) -> None:
    """Record an event of a report with the dimensions of its case."""
    office = case.office.here_id
    record(
        kind, on=case, by=by, office=office, area=case.area_id, topic=case.topic, channel=case.channel,
        happened_at=happened_at, **facts,
    )  # fmt: skip
