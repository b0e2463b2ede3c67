"""Adding what was seen and done on the spot."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.base.text import nfc
from tinhso.engines.cases import api as cases
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.feedback.models import FieldNote, Photo, Report
from tinhso.systems.feedback.reporting import tell

LONGEST = 2000
MOST_PHOTOS = 6
OLDEST = timedelta(days=7)  # a device's clock is believed so far back


@transaction.atomic
def note(key: UUID, *, report_id: UUID, text: str, written_at: datetime | None, by: Actor) -> FieldNote:
    """Keep a note; the same ``key`` is the same note. Raises Denied to whoever does not work on the report (any more),
    Refused beside ``text``.
    """
    report = Report.objects.select_related("case__office").get(pk=report_id)
    by = cases.require_competent(by, "cases.process", report.case)
    position = directory.position_of(by)
    if position is None:
        raise Denied
    if known := FieldNote.objects.filter(pk=key).first():
        return _own(known, report, position.pk)
    text, now = nfc(text).replace("\x00", "").strip(), clock.now()
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
    believed = written_at if written_at and now - OLDEST <= written_at <= now else now
    return FieldNote.objects.create(pk=key, report=report, by=position, text=text, written_at=believed, at=now)


@transaction.atomic
def add_photo(held: FieldNote, upload: Upload, *, key: UUID) -> Photo:  # type: ignore[type-arg]
    """One photo of what was done; the same ``key`` is the same photo. Raises Refused (field ``photos``)."""
    held = FieldNote.objects.select_for_update(of=("self",)).select_related("report__case__office").get(pk=held.pk)
    if known := Photo.objects.filter(pk=key, report=held.report).first():
        return known
    if held.photos >= MOST_PHOTOS:
        raise Refused(_("At most %(n)d photos. Remove one first.") % {"n": MOST_PHOTOS}, field="photos")
    owner = held.report.case.office.here_id
    file = files.store(upload, name=upload.name or "", owner=owner, accept=files.PHOTOS, strip=True)
    made = Photo.objects.create(
        pk=key, report=held.report, original=file, moment=Photo.Moment.AFTER, at=held.written_at
    )
    held.photos += 1
    held.save(update_fields=["photos"])
    return made


@transaction.atomic
def complete(held: FieldNote, *, by: Actor) -> FieldNote:
    """Everything arrived: it stands in the history. Raises Refused for a note without words and photos."""
    held = FieldNote.objects.select_for_update(of=("self",)).select_related("report__case__office").get(pk=held.pk)
    if held.ended_at is not None:
        return held
    if not held.text and not held.photos:
        raise Refused(_("Write a note or add a photo."), field="text")
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    tell("feedback.noted", held.report.case, by=by, photos=held.photos, later=held.at - held.written_at > OLDEST / 7)
    return held


def _own(known: FieldNote, report: Report, position: UUID) -> FieldNote:
    if known.report_id != report.pk or known.by_id != position:
        raise Denied
    return known
