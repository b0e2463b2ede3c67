"""What the pages of conversations read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from tinhso.engines.access.api import mask
from tinhso.engines.adapters.api import delivery_states
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.feedback.channels.answering import ADAPTER
from tinhso.systems.feedback.models import Account, Category, Conversation, PreparedText, Utterance

_LINK = re.compile(r"(/theo-doi/)[\w-]+")


def without_link(text: str) -> str:
    """What was said, without the secret of the reporter's link: its holder acts as the reporter."""
    return _LINK.sub(r"\1…", text)


@dataclass(frozen=True)
class Shown:
    """A file of the thread; ``url`` is "" until the scanner has called it clean."""

    name: str
    url: str
    is_picture: bool
    state: str


@dataclass(frozen=True)
class Line:
    """One thing said, as the thread shows it; ``state`` of what went out, "" of what came in."""

    said: Utterance
    files: list[Shown]
    state: str = ""
    state_name: str = ""
    error: str = ""

    @property
    def words(self) -> str:
        return without_link(self.said.text)

    @property
    def tone(self) -> str:
        return {"sent": "done", "failed": "near", "given_up": "late"}.get(self.state, "neutral")

    @property
    def may_retry(self) -> bool:
        return self.state in ("failed", "given_up")


def conversations(
    among: Sequence[Account], *, waiting: bool = False, after: UUID | None = None, n: int = 50
) -> list[Conversation]:
    """The newest of these accounts, one more than ``n`` where there is more; ``last_text`` is what was said last."""
    rows = Conversation.objects.filter(account__in=among)
    if waiting:
        rows = rows.filter(is_waiting=True)
    if after is not None and (mark := Conversation.objects.filter(pk=after).values("last_at").first()):
        rows = rows.filter(Q(last_at__lt=mark["last_at"]) | Q(last_at=mark["last_at"], pk__lt=after))
    last = Utterance.objects.filter(conversation=OuterRef("pk")).order_by("-at", "-id")
    rows = rows.annotate(last_text=Subquery(last.values("text")[:1]))
    found = list(rows.select_related("account__office", "reporter", "case").order_by("-last_at", "-pk")[: n + 1])
    for talk in found:
        talk.last_text = without_link(talk.last_text or "")
    return [*found]


def thread(talk: Conversation, actor: Actor, n: int = 200) -> list[Line]:
    """What was said, the oldest first; at most the newest ``n``."""
    rows = list(talk.utterances.select_related("by__person", "case").order_by("-at", "-id")[:n])[::-1]
    known = File.objects.in_bulk([key for row in rows for key in row.files])
    sent = delivery_states(ADAPTER[talk.account.channel], [str(row.pk) for row in rows if not row.is_from_person])
    lines = []
    for row in rows:
        shown = [_shown(known[UUID(key)], actor) for key in row.files if UUID(key) in known]
        thing = sent.get(str(row.pk))
        if thing is None:
            lines.append(Line(row, shown))
        else:
            lines.append(Line(row, shown, thing.state, thing.get_state_display(), thing.last_error))
    return lines


def _shown(file: File, actor: Actor) -> Shown:
    clean = file.scan == File.Scan.CLEAN
    picture = file.content_type.startswith("image/")
    url = files.link(file, actor, page=int(picture), download=not picture) if clean else ""
    return Shown(file.name, url, picture, file.get_scan_display())


def peer_name(talk: Conversation) -> str:
    """How the list calls the person: the name as far as it may be shown without a reason."""
    return mask(talk.reporter.name, "name", shown=False) or mask(talk.reporter.email, "email", shown=False)


def prepared_texts(category: Category | None) -> list[PreparedText]:
    """Those of the category, of its field, of all."""
    own = [category.pk, category.parent_id] if category else []
    rows = PreparedText.objects.filter(Q(category=None) | Q(category__in=own), is_open=True)
    return list(rows.order_by("use", "title"))


def all_accounts() -> list[Account]:
    """Every account with its keys, for whoever keeps them."""
    return list(Account.objects.select_related("office", "keys").order_by("channel", "name"))


def account_by_key(key: int) -> Account | None:
    return Account.objects.select_related("office", "keys").filter(pk=key).first()
