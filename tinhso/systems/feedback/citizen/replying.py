"""What a reporter does with a report of their own: answer, rate, object, be reached elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Rating, Reopening
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.citizen.drafting import MOST_PHOTOS
from tinhso.systems.feedback.citizen.sheet import Sheet
from tinhso.systems.feedback.limits import limit_for
from tinhso.systems.feedback.models import Photo, RatingReason, Reply, Report, Reporter, TimeLimit
from tinhso.systems.feedback.reporting import LONGEST, tell

UNHAPPY = 2  # this many stars and fewer: the reporter may ask to open it once more


@transaction.atomic
def reply(report: Report, *, text: str, photos: Sequence[Upload], by: Actor) -> Reply:  # type: ignore[type-arg]
    """Answer what the agency asked; its clock runs on. Raises Refused beside ``text`` or ``photos``, AlreadyDone."""
    text, asked = nfc(text).strip(), report.case.open_supplement
    if not text and not photos:
        raise Refused(_("Write an answer or add a photo."), field="text")
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
    if len(photos) > MOST_PHOTOS:
        raise Refused(_("At most %(n)d photos. Remove one first.") % {"n": MOST_PHOTOS}, field="photos")
    if asked is None:
        raise AlreadyDone(_("This question has been answered already."))
    cases.answer_supplement(report.pk, by=by)
    made = [Photo(report=report, original=_store(upload, by), at=clock.now()) for upload in photos]
    Photo.objects.bulk_create(made)
    return Reply.objects.create(case=report.case, supplement=asked, text=text, photos=[str(photo.pk) for photo in made])


def _store(upload: Upload, by: Actor) -> File:  # type: ignore[type-arg]
    try:
        return files.store(upload, name=upload.name or "", owner=by.subject, accept=files.PHOTOS)
    except Refused as refused:
        raise Refused(f"{upload.name}: {refused}", field="photos") from refused


def rate(report: Report, *, score: int, reasons: Sequence[str], comment: str, by: Actor) -> Rating:
    """One to five stars with the reasons that were ticked; those of the other mood are dropped."""
    if score not in range(1, 6):
        raise Refused(_("Choose one to five stars."), field="score")
    fitting = RatingReason.objects.filter(code__in=list(reasons), is_content=score > UNHAPPY)
    chosen = list(fitting.values_list("code", flat=True))
    return cases.rate(report.pk, score=score, reasons=chosen, comment=nfc(comment).strip(), by=by)


def object_to(report: Report, *, reason: str, by: Actor) -> Reopening:
    """It is not settled: handled once more, within the limit of a first answer. Raises Refused when it is too late."""
    if Sheet(report).reopen_until is None:
        raise Refused(_("The time to object has passed. Send a new report if the trouble is there again."))
    if len(nfc(reason).strip()) < 10:
        raise Refused(_("Say in a sentence what is not settled."), field="reason")
    limit = limit_for(TimeLimit.What.ANSWER, report.category)
    return cases.reopen(report.pk, reason=nfc(reason).strip(), limit=limit, by=by)


@transaction.atomic
def change_contact(report: Report, *, phone: str = "", email: str = "", by: Actor) -> Reporter:
    """Reach the reporter at another number, or by mail too, which its holder has confirmed by a code."""
    by = access.require(by, "cases.answer", report.case)
    held = Reporter.objects.select_for_update().get(pk=report.reporter_id)
    if phone:
        held.phone, held.phone_key, held.confirmed_at = phone, directory.search_key("phone", phone), clock.now()
    if email:
        held.email, held.email_confirmed_at = email, clock.now()
    held.save(update_fields=["phone", "phone_key", "confirmed_at", "email", "email_confirmed_at"])
    tell("feedback.contact_changed", report.case, by=by)
    return held
