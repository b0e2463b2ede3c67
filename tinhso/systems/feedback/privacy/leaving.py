"""The reporter leaves: out of the conversation about this report, and altogether with the last one."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from tinhso.engines.files import api as files
from tinhso.systems.feedback.models import Conversation, Report, Reporter, Utterance


def leave(before: Reporter, report: Report, nobody: Reporter) -> None:
    """``report`` is ``nobody``'s now: what ``before`` said about it goes; they themselves with their last report."""
    empty(Utterance.objects.filter(conversation__reporter=before, case=report.pk))
    if Report.objects.filter(reporter=before).exists():
        return
    for talk in Conversation.objects.filter(reporter=before):
        close(talk, nobody)
    before.delete()


def close(talk: Conversation, nobody: Reporter) -> None:
    """Forget who it was: whoever writes again from the same address begins anew."""
    empty(Utterance.objects.filter(conversation=talk))
    talk.reporter, talk.sealed_peer, talk.peer_key, talk.is_waiting = nobody, "", secrets.token_bytes(32), False
    talk.save(update_fields=["reporter", "sealed_peer", "peer_key", "is_waiting"])


def empty(said: QuerySet[Utterance]) -> None:
    """That something was said, when and by whom of us, stays; what was said goes, and its files."""
    keys = [UUID(key) for each in said for key in each.files]
    blank: dict[str, Any] = {
        "text": "",
        "title": "",
        "reference": "",
        "files": [],
        "left_out": [],
        "lat": None,
        "lng": None,
    }
    said.update(**blank)
    files.forget(keys)
