"""Writing in a dossier, and marking as read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case, Task
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File
from tinhso.engines.messages import api as letters
from tinhso.systems.services.models import Message, MessageFile, Reading
from tinhso.systems.services.talking.models import LONGEST

MOST_FILES = 5
AT_ONCE = timedelta(minutes=1)


@transaction.atomic
def write(case_id: UUID, *, text: str, by: Actor, files: Sequence[File] = ()) -> Message:
    """Write to the other side; whoever answers for the owner, or the officials who handle it now.

    Raises Denied, Refused for an empty or too long text and once the case has ended, AlreadyDone for the words that
    were sent a moment ago (a button pressed twice).
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("office", "received_by").get(pk=case_id)
    by = _must_take_part(case, by)
    if case.stage in cases.ENDED:
        raise Refused(_("The dossier has been closed; nothing can be written in it any more."))
    text = nfc(text).strip()
    if not text and not files:
        raise Refused(_("Write what you want to say."), field="text")
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
    if len(files) > MOST_FILES:
        raise Refused(_("At most %(n)d files in one message.") % {"n": MOST_FILES}, field="files")
    if not files and _said_just_now(case, text, by):
        raise AlreadyDone(_("This message has been sent already."))
    message = Message.objects.create(case=case, author=by.subject, position=directory.position_of(by), text=text)
    MessageFile.objects.bulk_create(MessageFile(message=message, file=file) for file in files)
    record(
        "services.message_written", on=case, by=by, office=case.office.here_id, area=case.area_id, topic=case.topic,
        channel=case.channel, by_official=by.is_official, files=len(files), message=message.pk,
    )  # fmt: skip
    _tell(case, message)
    return message


@transaction.atomic
def mark_read(case_id: UUID, *, by: Actor) -> None:
    """Everything written until now is read by ``by``; written down where there was something new."""
    case = Case.objects.get(pk=case_id)
    access.require(by, "cases.read", case)
    before = Reading.objects.filter(case=case, reader=by.subject).values_list("until", flat=True).first()
    new = Message.objects.filter(case=case).exclude(author=by.subject)
    if not (new.filter(at__gt=before) if before else new).exists():
        return
    Reading.objects.update_or_create(case=case, reader=by.subject, defaults={"until": clock.now()})
    record("services.messages_read", on=case, by=by, by_official=by.is_official)


def _said_just_now(case: Case, text: str, by: Actor) -> bool:
    last = Message.objects.filter(case=case, at__gte=clock.now() - AT_ONCE).order_by("-at").first()
    return last is not None and (last.author, last.text) == (by.subject, text)


def _must_take_part(case: Case, by: Actor) -> Actor:
    if not by.is_official:
        return access.require(by, "cases.answer", case)
    by = access.require(by, "cases.read", case)
    handles = Task.objects.waiting_for(by).filter(case=case).exists()
    if not handles and not access.may_at(by, "cases.receive", {case.received_by.here_id, case.office.here_id}):
        desk = cases.unit_of(case.received_by, "desk")
        if not access.may_at(by, "cases.receive", directory.subjects_of(desk)):
            raise Denied
    return by


def _tell(case: Case, message: Message) -> None:
    """The other side: the owner, or whoever handles it now."""
    if message.is_official:
        to, text = {case.owner}, "services.official_wrote"
    else:
        to, text = _handlers(case, message), "services.applicant_wrote"
    for subject in sorted(to):
        letters.send(
            subject, text, data={"code": case.code, "office": case.office.name}, about=case.pk,
            link=f"{cases.url_of(case)}#trao-doi", key=f"talk-{message.pk}-{subject}",
        )  # fmt: skip


def _handlers(case: Case, message: Message) -> set[int]:
    """The holders of its open steps, else whoever wrote to the applicant last."""
    held = case.tasks.filter(done_at=None, holder__person__isnull=False).select_related("holder")
    found = {task.holder.subject_id for task in held if task.holder}
    last = Message.objects.filter(case=case, position__isnull=False).select_related("position").order_by("-at").first()
    if not found and last is not None and last.position is not None:
        found = {last.position.subject_id}
    return found
