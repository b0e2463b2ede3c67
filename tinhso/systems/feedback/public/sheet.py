"""One publication as its page draws it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tinhso.engines.accounts.api import Visit
from tinhso.systems.feedback.models import Publication, Support
from tinhso.systems.feedback.public.states import WHAT, state_name, state_tone
from tinhso.systems.feedback.public.supporting import support_of, supporter
from tinhso.ui.rows import Entry, Row, Tone

_TONES: dict[str, Tone] = {"answered": "done", "reported": "new", "more": "near", "reopened": "near"}


@dataclass(frozen=True)
class Sheet:
    """``before`` and ``after`` are photos; ``support`` is the reader's own, if they are known."""

    found: Publication
    state: str
    tone: Tone
    rows: list[Row]
    entries: list[Entry]
    before: list[dict[str, str]]
    after: list[dict[str, str]]
    is_known: bool
    may_support: bool
    support: Support | None


def sheet_of(found: Publication, request: Visit) -> Sheet:
    who = supporter(request)
    return Sheet(
        found=found,
        state=state_name(found.stage),
        tone=state_tone(found.stage),
        rows=_rows(found),
        entries=_entries(found),
        before=[photo for photo in found.photos if photo["moment"] == "before"],
        after=[photo for photo in found.photos if photo["moment"] == "after"],
        is_known=who is not None,
        may_support=not (request.actor and request.actor.is_official),
        support=support_of(found, who),
    )


def _rows(found: Publication) -> list[Row]:
    area = ", ".join(str(each) for each in (found.area, found.area.parent if found.area else None) if each)
    category = f"{found.category.parent.name}: {found.category.name}" if found.category.parent else found.category.name
    rows = [
        Row(_("Report code"), found.code),
        Row(_("Category"), category),
        Row(_("Place"), found.place or _("not given in words")),
        Row(_("Area"), area or _("not known")),
        Row(_("Handled by"), str(found.office or "")),
    ]
    if kept := _deadline(found):
        rows.append(Row(_("Deadline"), kept))
    if found.score:
        rows.append(Row(_("The reporter's rating"), _("%(n)d of 5") % {"n": found.score}))
    return rows


def _deadline(found: Publication) -> str:
    """Whether the promised day was kept; "" while it still may be."""
    if found.due_at is None or found.answered_at is None:
        return ""
    return _("kept") if found.answered_at <= found.due_at else _("not kept")


def _entries(found: Publication) -> list[Entry]:
    """The states with their dates, the last first."""
    told = [Entry(datetime.fromisoformat(each["at"]), WHAT[each["what"]], tone=_TONES.get(each["what"], "neutral"))
            for each in found.story]  # fmt: skip
    return told[::-1]
