"""Out of a conversation an official makes a report."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from tinhso.engines.access import api as access
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File
from tinhso.systems.feedback.channels import reach
from tinhso.systems.feedback.channels.supplying import PICTURES
from tinhso.systems.feedback.knowing import actor_of
from tinhso.systems.feedback.models import Conversation, Photo, Report, Utterance
from tinhso.systems.feedback.reporting import Story, report

MOST_PHOTOS = 6


@transaction.atomic
def make_report(talk_id: UUID, story: Story, *, key: UUID, by: Actor) -> Report:
    """File what the person said as their report; what they said since the last one belongs to it.

    ``key`` is that of the report: sent twice it is one. Raises Denied, or Refused beside ``text`` or ``category``.
    """
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("account__office", "reporter")
    talk = rows.get(pk=talk_id)
    by = reach.require(by, talk.account)
    with access.reading_as(actor_of(talk.reporter)):  # whoever files need not be at the desk that receives it
        said = list(unreported(talk))
        photos = pictures(said)
        made = report(
            story, reporter=talk.reporter, by=by, photos=photos, channel=talk.account.channel, case_id=key
        )  # fmt: skip
        Utterance.objects.filter(pk__in=[each.pk for each in said]).update(case=made.case)
        talk.case, talk.is_waiting = made.case, False
        talk.save(update_fields=["case", "is_waiting"])
    return made


def unreported(talk: Conversation) -> QuerySet[Utterance]:
    """What the person said after their last report and their last answer to an agency: the matter of the next one."""
    with access.reading_as(actor_of(talk.reporter)):
        known = Report.objects.filter(reporter=talk.reporter).aggregate(
            reported=Max("case__submitted_at"), answered=Max("case__supplements__answered_at")
        )
    moments = [moment for moment in known.values() if moment is not None]
    said = talk.utterances.filter(by=None, automatic="")
    return said.filter(at__gt=max(moments)) if moments else said


def pictures(said: Iterable[Utterance]) -> list[File]:
    """The pictures among what was said that no report shows yet, in the order in which they came."""
    keys = [UUID(key) for each in said for key in each.files]
    shown = set(Photo.objects.filter(original__in=keys).values_list("original", flat=True))
    found = File.objects.in_bulk(keys)
    kept = [found[key] for key in keys if key in found and key not in shown]
    return [file for file in kept if file.content_type in PICTURES][:MOST_PHOTOS]
