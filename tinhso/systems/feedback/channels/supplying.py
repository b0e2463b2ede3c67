"""What a person writes while an agency waits for more is the answer."""

from __future__ import annotations

from collections.abc import Sequence

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.events.api import Actor
from tinhso.engines.files.api import PHOTOS
from tinhso.engines.files.models import File
from tinhso.systems.feedback.models import Photo, Reply, Report, Utterance

PICTURES = {kind.content_type for kind in PHOTOS.kinds}


def supply(said: Utterance, kept: Sequence[File], *, by: Actor) -> bool:
    """Answer what the agency asked about the report, if it waits for that; whether it was the answer."""
    if said.case_id is None or not (said.text or kept):
        return False
    with access.reading_as(by):
        asked = said.case.open_supplement if said.case else None
        if asked is None:
            return False
        report = Report.objects.get(pk=said.case_id)
        cases.answer_supplement(report.pk, by=by)
        photos = add_photos(report, kept)
        Reply.objects.create(
            case_id=report.pk, supplement=asked, text=said.text, photos=[str(photo.pk) for photo in photos]
        )
    return True


def add_photos(report: Report, kept: Sequence[File]) -> list[Photo]:
    """The pictures among the files become photos of the report; documents stay in the conversation."""
    rows = [Photo(report=report, original=file, at=clock.now()) for file in kept if file.content_type in PICTURES]
    return Photo.objects.bulk_create(rows)
