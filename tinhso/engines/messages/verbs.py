"""Telling somebody something; reading it; choosing how to be told."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.adapters.api import post
from tinhso.engines.events.api import Actor, record
from tinhso.engines.messages.message import Message
from tinhso.engines.messages.preference import Preference
from tinhso.engines.messages.quiet import after_the_night
from tinhso.engines.messages.recipients import recipient
from tinhso.engines.messages.texts import Channel
from tinhso.engines.messages.texts import text as declared


@transaction.atomic
def send(
    to: int,
    text: str,
    *,
    data: Mapping[str, object] | None = None,
    about: UUID | None = None,
    link: str = "",
    key: str = "",
) -> Message:
    """Tell the subject ``to`` the declared ``text``: in their own list, and by mail and SMS as the text is meant for
    them and they want it and can be reached.

    ``data`` fills the placeholders (``name`` and ``link`` are filled here), ``link`` is a path, ``key`` makes the
    same thing be told once. A mail waits for the end of the quiet hours. Raises LookupError for an unknown text.
    """
    told = Message.objects.filter(to=to, key=key).first() if key else None
    if told is not None:
        return told
    found, whom = declared(text), recipient(to)
    facts = {"name": whom.name if whom else "", "link": f"{settings.BASE_URL}{link}", **(data or {})}
    subject, body = found.written(facts)
    by_mail = "mail" in found.channels and whom is not None and whom.mail and wants(to, "mail")
    spared = found.sms_without_mail and by_mail
    by_sms = "sms" in found.channels and not spared and whom is not None and whom.mobile and wants(to, "sms")
    message = Message.objects.create(
        to=to,
        code=text,
        subject=subject[:200],
        body=body,
        mail=found.mailed({"code": "", **facts}) if by_mail else "",
        sms=found.texted({"code": "", **facts}) if by_sms else "",
        link=link,
        about=about,
        key=key or None,
    )
    not_before = after_the_night(clock.now())
    for channel in [name for name, wanted in (("mail", by_mail), ("sms", by_sms)) if wanted]:
        # The outbox names the message only: neither the address nor the text is kept twice.
        post(channel, "message", {"message": str(message.pk)}, key=str(message.pk), about=about, not_before=not_before)
    record("messages.sent", on=message, topic=text, channel="mail" if by_mail else "list", sms=int(bool(by_sms)))
    return message


@transaction.atomic
def mark_read(message_id: UUID, *, by: Actor) -> Message:
    """The reader has seen it; a second time changes nothing. Raises Refused if it is not theirs."""
    message = Message.objects.select_for_update().filter(pk=message_id, to__in=subjects_of(by)).first()
    if message is None:
        raise Refused(_("This message is not addressed to you."))
    if message.read_at is None:
        message.read_at = clock.now()
        message.save(update_fields=["read_at"])
    return message


def mark_all_read(*, by: Actor) -> int:
    """The reader has seen them all; returns how many were unread."""
    return Message.objects.filter(to__in=subjects_of(by)).unread().update(read_at=clock.now())


def choose(channel: Channel, wanted: bool, *, by: Actor) -> None:
    """Whether ``by`` wants messages over ``channel`` from now on."""
    Preference.objects.update_or_create(subject=by.subject, channel=channel, defaults={"wanted": wanted})


def wants(subject: int, channel: Channel) -> bool:
    """Whether a person wants messages over ``channel``; they do until they say no."""
    return not Preference.objects.filter(subject=subject, channel=channel, wanted=False).exists()


def unwanted(subject: int) -> set[str]:
    """The channels over which a person wants nothing."""
    return set(Preference.objects.filter(subject=subject, wanted=False).values_list("channel", flat=True))


def subjects_of(actor: Actor) -> list[int]:
    """Whose messages an actor reads: their own and, in office, their position's."""
    return [actor.subject] if actor.position is None else [actor.subject, actor.position]
