"""Choosing the brief, stopping it, sending it."""

from __future__ import annotations

from datetime import date
from html import unescape

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.calendars.api import timetable_for
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.engines.messages import api as messages
from tinhso.systems.ioc.brief.nouns import Brief, BriefWish
from tinhso.systems.ioc.brief.queries import posts_of
from tinhso.systems.ioc.brief.reading import Morning, morning

VIEW = "indicators.view"


@transaction.atomic
def want_brief(*, by: Actor) -> BriefWish:
    """Have the brief every working morning, with the figures one sees in this position. Raises Denied, AlreadyDone."""
    by = access.require_at(by, VIEW, access.scopes(by, VIEW))
    if by.position is None:
        raise Denied
    wish, is_new = BriefWish.objects.get_or_create(person=by.subject, ended_at=None, defaults={"position": by.position})
    if not is_new:
        raise AlreadyDone(_("You get the morning brief already."))
    record("ioc.brief_wanted", on=wish, by=by, office=by.office)
    return wish


@transaction.atomic
def stop_brief(*, by: Actor) -> BriefWish:
    """Have it no longer. Raises AlreadyDone."""
    wish = BriefWish.objects.select_for_update().filter(person=by.subject, ended_at=None).first()
    if wish is None:
        raise AlreadyDone(_("You do not get the morning brief."))
    wish.ended_at = clock.now()
    wish.save(update_fields=["ended_at"])
    record("ioc.brief_stopped", on=wish, by=by, office=by.office)
    return wish


def send_briefs() -> int:
    """To everybody who wants it and whose office works today. Returns how many were sent now."""
    today = clock.today()
    wishes = list(BriefWish.objects.filter(ended_at=None).order_by("pk"))
    posts = posts_of({wish.position for wish in wishes})
    sent = 0
    for wish in wishes:
        post = posts.get(wish.position)
        if post is not None and timetable_for(post.office).is_workday(today):
            try:
                sent += send_brief(wish, directory.actor_for(post), today)
            except Refused:
                continue  # the position is vacant, or sees no figures any more
    return sent


@transaction.atomic
def send_brief(wish: BriefWish, reader: Actor, day: date) -> bool:
    """Once for a person and a day; whether it was sent now. Raises Denied."""
    BriefWish.objects.select_for_update().get(pk=wish.pk)
    if reader.subject != wish.person:
        return False  # somebody else holds the position now
    brief, is_new = Brief.objects.get_or_create(person=wish.person, day=day, defaults={"wish": wish})
    if not is_new:
        return False
    with translation.override("vi"), access.reading_as(reader):
        found = morning(reader, day)
        body = in_plain_words(found)
    data = {"words": body, "unit": found.asked.sight.name, "due": f"{day:%d/%m/%Y}"}
    link = f"{reverse('ioc:brief')}?ngay={day.isoformat()}"
    messages.send(wish.person, "ioc.brief", data=data, about=brief.pk, link=link, key=f"brief:{day.isoformat()}")
    record("ioc.briefed", on=brief, by=PLATFORM, office=reader.office)
    return True


def in_plain_words(found: Morning) -> str:
    """The first sentences on each figure, for a message; the page has all of them with their links."""
    lines = [f"{item.name}: {_going_on(' '.join(_plain(one) for one in item.sentences[:3]))}" for item in found.items]
    if found.alerts:
        lines.append(_("Open alerts: %(n)s.") % {"n": found.alerts})
    if found.late:
        lines.append(_("Overdue directives: %(n)s.") % {"n": found.late})
    if found.tasks:
        lines.append(_("Overdue tasks of programmes: %(n)s.") % {"n": found.tasks})
    return "\n".join(lines)


def _going_on(text: str) -> str:
    """After a colon."""
    return text[:1].lower() + text[1:]


def _plain(sentence: str) -> str:
    return unescape(strip_tags(sentence))
