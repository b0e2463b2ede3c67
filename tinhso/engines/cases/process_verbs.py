"""Publishing an internal process: a new version, for cases that begin from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Process, Step
from tinhso.engines.cases.shaping.ground import Ground
from tinhso.engines.cases.shaping.lint import lint
from tinhso.engines.cases.shaping.stride import Stride, as_strides, write_steps
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record

MAY = "cases.shape"


@transaction.atomic
def publish_process(*, topic: str, strides: Sequence[Stride]) -> Process:
    """Make these the steps of ``topic``, as the platform brings them along; unchanged steps make no new version, and
    a version that an official published stays.

    Raises Refused unless exactly the last step signs and every step has working hours.
    """
    signing = [number for number, stride in enumerate(strides) if stride.kind == Step.Kind.SIGN]
    if signing != [len(strides) - 1]:
        raise Refused(_("Exactly the last step must decide and sign."), field="kind")
    if any(stride.hours <= 0 for stride in strides):
        raise Refused(_("Every step needs working hours greater than zero."), field="hours")
    current = process_for(topic, exactly=True)
    if current is not None and (current.published_by_id is not None or as_strides(current) == list(strides)):
        return current  # what an official published is not overwritten by what is delivered
    process = Process.objects.create(topic=topic, number=_next_number(topic), published_at=clock.now())
    write_steps(process, strides)
    return process


@transaction.atomic
def draft_process(topic: str, strides: Sequence[Stride], *, by: Actor, note: str = "") -> Process:
    """Write the steps down as the draft of ``topic``, in place of the draft that was there; nothing is in force yet."""
    by = require_keeper(by)
    draft = Process.objects.select_for_update().filter(topic=topic, published_at=None).first()
    if draft is None:
        draft = Process.objects.create(topic=topic, number=_next_number(topic), note=note)
        record("cases.process_drafted", on=draft, by=by, topic=topic, number=draft.number)
    draft.steps.all().delete()
    draft.note = note
    draft.save(update_fields=["note"])
    write_steps(draft, strides)
    return draft


@transaction.atomic
def drop_draft(draft_id: UUID, *, by: Actor) -> None:
    """The draft is not wanted any more. Raises AlreadyDone for one that was published or dropped."""
    require_keeper(by)
    draft = Process.objects.select_for_update().filter(pk=draft_id, published_at=None).first()
    if draft is None:
        raise AlreadyDone(_("There is no such draft any more."))
    draft.delete()


@transaction.atomic
def publish_draft(draft_id: UUID, *, valid_from: date, ground: Ground, by: Actor) -> Process:
    """From ``valid_from`` on, cases that are received follow the draft; running ones keep theirs.

    Raises Denied, AlreadyDone, Refused (a grave fault, a day that has passed).
    """
    by = require_keeper(by)
    draft = Process.objects.select_for_update().filter(pk=draft_id, published_at=None).first()
    if draft is None:
        raise AlreadyDone(_("This draft has been published already."))
    if valid_from < clock.today():
        raise Refused(_("It can be in force from today on, not from a day that has passed."), field="valid_from")
    grave = [found for found in lint(as_strides(draft), ground) if found.weight == "grave"]
    if grave:
        raise Refused(grave[0].text)
    post = directory.position_of(by)
    draft.published_at, draft.valid_from, draft.published_by = clock.now(), valid_from, post
    draft.save(update_fields=["published_at", "valid_from", "published_by"])
    record("cases.process_published", on=draft, by=by, topic=draft.topic, number=draft.number)
    return draft


def process_for(topic: str, *, exactly: bool = False, on: date | None = None) -> Process | None:
    """The version in force for a topic ``on`` a day (today); without one of its own, the process of every topic."""
    topics = [topic] if exactly else [topic, ""]
    since = Q(valid_from=None) | Q(valid_from__lte=on or clock.today())
    found = Process.objects.filter(since, topic__in=topics).exclude(published_at=None).order_by("-topic", "-number")
    return found.first()


def require_keeper(by: Actor) -> Actor:
    """``by`` as the act is to be recorded, if it keeps the province's processes. Raises Denied."""
    top = directory.top_office()
    return access.require_at(by, MAY, directory.subjects_of(top) if top else ())


def _next_number(topic: str) -> int:
    return int(Process.objects.filter(topic=topic).aggregate(last=Max("number"))["last"] or 0) + 1
