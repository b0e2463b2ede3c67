"""From a draft to a report: once, however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.models import Channel
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.systems.feedback.citizen.choosing import proposals
from tinhso.systems.feedback.citizen.drafting import link_token
from tinhso.systems.feedback.citizen.flow import CHECK, Flow
from tinhso.systems.feedback.citizen.reading import ACCOUNT, PHONE, Reading
from tinhso.systems.feedback.knowing import actor_of, guest_by_token, new_guest, reporter_of
from tinhso.systems.feedback.models import Draft, Report, Reporter
from tinhso.systems.feedback.reporting import Story, report


class Unfinished(Refused):
    """``step`` is the one that lacks its answer."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(_("Something is missing yet. Complete this step, then send."))


@dataclass(frozen=True)
class Sent:
    """A report that came in; ``token`` opens its page without an account, "" for one with an account."""

    report: Report
    token: str


def send(draft_id: UUID, *, by: Actor | None, later: bool = False) -> Sent:
    """Take in the report that the draft holds; a second time finds the first. Raises Unfinished, Refused.

    ``later``: written without a connection, where nobody could be shown duplicates or further questions.
    """
    draft = Draft.objects.get(pk=draft_id)
    token = link_token(draft)
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=draft_id)
        flow = Flow(draft, by, later=later)
        if draft.sent_at is None and flow.first_open != CHECK:
            raise Unfinished(flow.first_open)
        reporter = _reporter(flow, token)
        me = actor_of(reporter)
        with access.reading_as(me):  # whoever files for somebody need not be at the desk that receives it
            made = _report(flow.reading, reporter, by=by or me, later=later)
        if draft.sent_at is None:
            draft.typed, draft.sent_at, draft.owner = {}, clock.now(), draft.owner or (by.subject if by else None)
            draft.save(update_fields=["typed", "sent_at", "owner"])
            draft.photos.all().delete()
    return Sent(made, "" if reporter.party_id else token)


def _reporter(flow: Flow, token: str) -> Reporter:
    now, by = flow.reading, flow.by
    if known := guest_by_token(token):
        return known
    party = directory.party_of(by) if by and not by.is_official else None
    if party is not None and (now.who == ACCOUNT or flow.draft.sent_at):
        return reporter_of(party)
    if flow.draft.sent_at:
        raise Refused(_("This report was sent already. Sign in to see it."))
    if flow.draft.for_another:
        return new_guest(name=now.said("name"), phone=now.said("phone"), token=token).reporter
    if now.who == PHONE:
        return new_guest(name=now.said("name"), phone=now.said("phone"), is_confirmed=True, token=token).reporter
    # A number that came with a report written without a connection: nobody could confirm it.
    number = phone(now.said("phone")) if now.said("unconfirmed") and now.said("phone") else ""
    return new_guest(phone=number, token=token).reporter


def _report(now: Reading, reporter: Reporter, *, by: Actor, later: bool) -> Report:
    draft, category = now.draft, now.category
    if draft.sent_at is not None or category is None:
        return Report.objects.select_related("case").get(pk=draft.pk)
    likely = proposals(now.text)[:1]
    point = now.point or (None, None)
    story = Story(
        category=category,
        text=now.text,
        place=now.said("place"),
        lat=point[0],
        lng=point[1],
        area=now.area,
        answers=now.questions.answers,
        may_publish=now.said("keep_private") != "yes",
        proposed=likely[0][0] if likely else None,
        confidence=likely[0][1] if likely else None,
    )
    photos = {photo.file: (photo.lat, photo.lng) for photo in now.photos}
    return report(
        story,
        reporter=reporter,
        by=by,
        photos=list(photos),
        places=list(photos.values()),
        channel=now.said("channel") or Channel.ONLINE,
        case_id=draft.pk,
        asked_later=later,
    )
