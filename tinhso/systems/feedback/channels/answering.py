"""An official, or a rule of the platform, says something in a conversation: it goes out over its channel."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.engines.adapters import api as adapters
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import PLATFORM, Actor, record
from tinhso.systems.feedback.channels import reach
from tinhso.systems.feedback.models import Account, Conversation, Utterance

LONGEST = 2000  # characters that Zalo takes in one message
ADAPTER = {Account.Channel.EMAIL.value: "feedback_mail", Account.Channel.ZALO.value: "zalo"}


@transaction.atomic
def say(talk_id: UUID, text: str, *, by: Actor) -> Utterance:
    """Answer the person over their channel; it waits for nobody after that.

    Raises Denied, Refused (field ``text``) for what is empty, too long, or cannot reach them.
    """
    talk = _locked(talk_id)
    by = reach.require(by, talk.account)
    text = nfc(text).replace("\x00", "").strip()
    if not text:
        raise Refused(_("Write the answer first."), field="text")
    if len(text) > LONGEST:
        raise Refused(_("At most %(n)d characters. Shorten the text.") % {"n": LONGEST}, field="text")
    if why := unreachable(talk):
        raise Refused(why, field="text")
    made = _send(talk, text, case=talk.case, by=by)
    talk.is_waiting = False
    talk.save(update_fields=["is_waiting"])
    return made


@transaction.atomic
def tell(talk_id: UUID, kind: str, text: str, *, case: Case) -> Utterance | None:
    """Say by rule, once for a ``kind``, what became of a report; nothing where the person cannot be reached."""
    talk = _locked(talk_id)
    known = talk.utterances.filter(automatic=kind, case=case).first()
    if known is not None or unreachable(talk):
        return known
    return _send(talk, text[:LONGEST], case=case, by=PLATFORM, automatic=kind)


@transaction.atomic
def set_aside(talk_id: UUID, *, by: Actor) -> Conversation:
    """Nothing is to be answered (thanks, advertising): it waits no more."""
    talk = _locked(talk_id)
    by = reach.require(by, talk.account)
    if talk.is_waiting:
        talk.is_waiting = False
        talk.save(update_fields=["is_waiting"])
        _note("feedback.set_aside", talk, by=by)
    return talk


@transaction.atomic
def send_again(utterance_id: UUID, *, by: Actor) -> None:
    """Try a delivery that failed once more. Raises Denied, AlreadyDone."""
    said = Utterance.objects.select_related("conversation__account__office").get(pk=utterance_id)
    reach.require(by, said.conversation.account)
    held = adapters.delivery_states(ADAPTER[said.conversation.account.channel], [str(said.pk)])
    if thing := held.get(str(said.pk)):
        adapters.retry(thing.pk, by=PLATFORM)  # the right was asked above: it belongs to whoever answers people


def unreachable(talk: Conversation) -> str:
    """Why nothing can be said to the person, in a sentence; "" if it can."""
    if not talk.sealed_peer:
        return str(_("The person's address is not kept any more."))
    if not talk.account.is_open:
        return str(_("This account is closed."))
    if not talk.is_following:
        return str(_("The person no longer follows the account. Zalo does not deliver to them."))
    return ""


def _locked(talk_id: UUID) -> Conversation:
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("account__office", "case", "reporter")
    return rows.get(pk=talk_id)


def _send(talk: Conversation, text: str, *, case: Case | None, by: Actor, automatic: str = "") -> Utterance:
    position = None if by == PLATFORM else directory.position_of(by)
    now = clock.now()
    made = Utterance.objects.create(
        conversation=talk, case=case, by=position, text=text, automatic=automatic, at=now
    )  # fmt: skip
    Conversation.objects.filter(pk=talk.pk).update(last_at=now)
    # The outbox names what is said and to whom only by key: neither the address nor the text is kept twice.
    adapters.post(
        ADAPTER[talk.account.channel], "utterance", {"utterance": str(made.pk)}, key=str(made.pk), about=talk.pk
    )
    _note("feedback.said", talk, by=by)
    return made


def _note(kind: str, talk: Conversation, *, by: Actor) -> None:
    office = talk.account.office
    topic = talk.case.topic if talk.case else ""
    record(kind, on=talk, by=by, office=office.here_id, area=office.area_id, topic=topic, channel=talk.account.channel)
