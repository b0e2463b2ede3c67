"""Giving an errand, taking it back, answering it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from django.core.files.base import File as Upload
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor
from tinhso.engines.files import api as files
from tinhso.engines.messages import api as messages
from tinhso.systems.feedback.models import Errand, ErrandAnswer, Photo, Report
from tinhso.systems.feedback.reporting import tell

LONGEST = 4000
MOST_PHOTOS = 6
LONGEST_DAYS = 60


@transaction.atomic
def give_errand(
    report_id: UUID,
    *,
    to: str,
    task: str,
    text: str,
    days: int,
    shows_place: bool = True,
    photos: Iterable[UUID] = (),
    by: Actor,
) -> Errand:
    """Let ``to`` see ``text``, the place and these photos for ``days`` days, and answer by the link.

    For the agency that handles the report. Raises Denied, Refused beside ``to``, ``task``, ``text`` or ``days``, and
    for a confidential report.
    """
    report = Report.objects.select_related("case__office", "case__area").get(pk=report_id)
    case, by = report.case, cases.require_competent(by, "cases.process", report.case)
    position = directory.position_of(by)
    if position is None:
        raise Denied
    if case.is_confidential:
        raise Refused(_("A confidential report is never handed on."))
    if case.stage not in cases.IN_HAND:
        raise Refused(_("The report is not being handled now."))
    told = {"to": nfc(to).strip()[:160], "task": nfc(task).strip(), "text": nfc(text).strip()}
    lacks = {
        "to": _("Name who is asked."),
        "task": _("Write what you ask of them."),
        "text": _("Write what they may read of the report."),
    }
    for name, sentence in lacks.items():
        if not told[name]:
            raise Refused(sentence, field=name)
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("The link works for 1 to %(n)d days.") % {"n": LONGEST_DAYS}, field="days")
    shown = report.photos.filter(pk__in=list(photos)).order_by("at", "pk").values_list("pk", flat=True)
    made = Errand.objects.create(
        case=case,
        **told,
        place=", ".join(filter(None, [report.place, str(case.area or "")])) if shows_place else "",
        lat=report.lat if shows_place else None,
        lng=report.lng if shows_place else None,
        photos=[str(key) for key in shown],
        by=position,
        at=clock.now(),
        until=clock.now() + timedelta(days=days),
    )
    tell("feedback.errand_given", case, by=by, days=days, photos=len(made.photos))
    return made


@transaction.atomic
def end_errand(errand_id: UUID, *, by: Actor) -> Errand:
    """From now on the link opens nothing; what was answered stays. Raises Denied, AlreadyDone."""
    held = Errand.objects.select_for_update(of=("self",)).select_related("case__office").get(pk=errand_id)
    by = cases.require_competent(by, "cases.process", held.case)
    if held.ended_at is not None:
        raise AlreadyDone(_("This link was taken back already."))
    held.ended_at = clock.now()
    held.save(update_fields=["ended_at"])
    tell("feedback.errand_ended", held.case, by=by)
    return held


@transaction.atomic
def answer_errand(
    errand_id: UUID,
    *,
    key: UUID,
    text: str,
    is_done: bool,
    photos: Sequence[Upload] = (),  # type: ignore[type-arg]
) -> ErrandAnswer:
    """The outside party answers; the agency that asked is told. The same ``key`` is the same answer.

    Raises AlreadyDone once the link has ended or the errand was reported done; Refused beside ``text`` or ``photos``.
    """
    with access.without_walls("an outside party answers what it was asked"):
        held = Errand.objects.select_for_update(of=("self",)).select_related("case__office", "by").get(pk=errand_id)
        if known := held.answers.filter(pk=key).first():
            return known
        if not held.takes_answers:
            raise AlreadyDone(_("This link takes no more answers."))
        text = nfc(text).replace("\x00", "").strip()
        if not text:
            raise Refused(_("Write what was done, or what stands in the way."), field="text")
        if len(text) > LONGEST:
            raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
        if len(photos) > MOST_PHOTOS:
            raise Refused(_("At most %(n)d photos. Remove one first.") % {"n": MOST_PHOTOS}, field="photos")
        _keep(held, photos)
        made = ErrandAnswer.objects.create(
            pk=key, errand=held, text=text, photos=len(photos), is_done=is_done, at=clock.now()
        )
        if is_done:
            held.done_at = made.at
            held.save(update_fields=["done_at"])
        tell("feedback.errand_answered", held.case, by=PLATFORM, done=is_done, photos=len(photos))
        facts = {"code": held.case.code, "to": held.to}
        messages.send(
            held.by.subject_id, "feedback.errand", data=facts, about=held.case_id, link=f"/phan-anh/{held.case.code}/",
            key=f"errand-{made.pk}",
        )  # fmt: skip
    return made


def note_opened(errand: Errand) -> None:
    """When the link was first opened: the agency sees that it arrived."""
    if errand.opened_at is None:
        with access.without_walls("an outside party opened what it was given"):
            Errand.objects.filter(pk=errand.pk, opened_at=None).update(opened_at=clock.now())


def _keep(errand: Errand, photos: Sequence[Upload]) -> None:  # type: ignore[type-arg]
    """The photos are the agency's, among those of what was done."""
    for upload in photos:
        try:
            file = files.store(upload, owner=errand.case.office.here_id, accept=files.PHOTOS, strip=True)
        except Refused as refused:
            raise Refused(f"{upload.name}: {refused}", field="photos") from refused
        Photo.objects.create(report_id=errand.case_id, original=file, moment=Photo.Moment.AFTER, at=clock.now())
