"""Somebody says something over a channel: it finds its conversation, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.sealing import seal
from tinhso.base.text import nfc
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import record
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.channels.following import link_token
from tinhso.systems.feedback.channels.keys import PURPOSE
from tinhso.systems.feedback.channels.supplying import supply
from tinhso.systems.feedback.knowing import actor_of, new_guest
from tinhso.systems.feedback.models import Account, Conversation, Report, Utterance

LONGEST = 20_000  # characters that are kept of one message
ACCEPT = files.Accept((*files.PHOTOS.kinds, files.PDF, files.DOCX, files.XLSX), files.PHOTOS.max_bytes)


@dataclass(frozen=True)
class Attached:
    """A file that came along; ``why`` says why it was not even fetched."""

    name: str
    content: bytes = b""
    why: str = ""


@dataclass(frozen=True)
class Heard:
    """What a person said: ``peer`` is their address in the channel, ``about`` the code that the thread names."""

    peer: str
    text: str
    name: str = ""
    title: str = ""
    reference: str = ""
    about: str = ""
    at: datetime | None = None
    place: tuple[float, float] | None = None
    attached: Sequence[Attached] = field(default_factory=tuple)


@transaction.atomic
def hear(account: Account, said: Heard) -> Utterance:
    """Keep what a person said; where an agency waits for more about their report, it is the answer.

    The thread leads only to reports of the same person: a code that somebody else knows opens nothing.
    """
    talk = conversation_with(account, said.peer, name=said.name)
    case = _about(talk, said.about)
    kept, left_out = _store(said.attached, talk)
    made = Utterance.objects.create(
        conversation=talk,
        case=case,
        title=nfc(said.title).strip()[:200],
        text=nfc(said.text).replace("\x00", "").strip()[:LONGEST],
        files=[str(file.pk) for file in kept],
        left_out=left_out,
        reference=said.reference[:200],
        lat=said.place[0] if said.place else None,
        lng=said.place[1] if said.place else None,
        at=said.at or clock.now(),
    )
    talk.case, talk.last_at, talk.is_following = case, made.at, True
    talk.is_waiting = not supply(made, kept, by=actor_of(talk.reporter))
    talk.save(update_fields=["case", "last_at", "is_waiting", "is_following"])
    record(
        "feedback.heard", on=talk, by=actor_of(talk.reporter), office=account.office.here_id,
        area=account.office.area_id, topic=case.topic if case else "", channel=account.channel, files=len(kept),
    )  # fmt: skip
    return made


def conversation_with(account: Account, peer: str, *, name: str = "") -> Conversation:
    """The conversation with this person, locked; begun where there is none. Two first messages make one."""
    key = directory.search_key(f"feedback.{account.channel}", f"{account.pk}:{peer}")
    talk = Conversation.objects.select_for_update().filter(account=account, peer_key=key).first()
    if talk is not None:
        return talk
    reporter = new_guest(
        name=nfc(name).strip(), email=peer if account.channel == Account.Channel.EMAIL else ""
    ).reporter
    Conversation.objects.bulk_create(
        [Conversation(account=account, reporter=reporter, peer_key=key, sealed_peer=seal(peer, PURPOSE))],
        ignore_conflicts=True,
    )
    talk = Conversation.objects.select_for_update().select_related("reporter").get(account=account, peer_key=key)
    if talk.reporter_id == reporter.pk:
        reporter.token_key = directory.search_key("feedback.token", link_token(talk))
        reporter.save(update_fields=["token_key"])
    else:  # the other first message was quicker
        reporter.delete()
    return talk


def _about(talk: Conversation, code: str) -> Case | None:
    if code:
        named = Report.objects.select_related("case").filter(case__code=code, reporter=talk.reporter_id).first()
        if named is not None:
            return named.case
    return talk.case


def _store(attached: Sequence[Attached], talk: Conversation) -> tuple[list[File], list[dict[str, str]]]:
    kept: list[File] = []
    left_out: list[dict[str, str]] = []
    for each in attached:
        try:
            if each.why:
                raise Refused(each.why)
            kept.append(files.store(each.content, name=each.name, owner=talk.reporter.subject_id, accept=ACCEPT))
        except Refused as refused:
            left_out.append({"name": each.name[:120], "why": str(refused)[:200]})
    return kept, left_out
