"""Going on with a draft, also when the procedure has a new version by now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from tinhso.engines.events.api import Actor
from tinhso.engines.forms.drafts.models import Draft
from tinhso.engines.forms.drafts.verbs import own_draft
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.queries import current, is_in_force
from tinhso.engines.forms.reading import read_one


@dataclass(frozen=True)
class Resumed:
    """The draft, and what a new version did to it: labels of fields that are new, gone or to be answered again."""

    draft: Draft
    is_moved: bool = False
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    again: tuple[str, ...] = ()


def up_to_date(draft: Draft, *, by: Actor) -> Resumed:
    """The draft as it stands where its version is in force, else moved to the one that is."""
    return Resumed(draft) if is_in_force(draft.version) else resume_draft(draft.pk, by=by)


@transaction.atomic
def resume_draft(draft_id: UUID, *, by: Actor) -> Resumed:
    """Move one's draft to the version in force, field by field; an answer that no longer fits is kept as typed
    where its type is the same, and asked again."""
    draft = own_draft(draft_id, by=by, lock=True)
    now = current(draft.version.procedure)
    if now is None or now.pk == draft.version_id or "form" not in now.content:
        return Resumed(draft)
    old, typed = draft.version.fields, draft.typed
    same = {name for name, field in now.fields.items() if name in old and old[name].type == field.type}
    resumed = Resumed(
        draft,
        is_moved=True,
        new=tuple(field.label for name, field in now.fields.items() if name not in old),
        gone=tuple(old[name].label for name in typed if name in old and name not in now.fields),
        again=tuple(
            now.fields[name].label for name in typed if name in now.fields and not _fits(now.fields[name], draft, same)
        ),
    )
    papers = {paper.code for paper in now.papers if paper.is_uploaded}
    earlier = draft.moved  # a second new version hides nothing that the first one took away
    draft.moved = {
        "from": earlier.get("from", draft.version.number),
        "to": now.number,
        "new": list(resumed.new),
        "again": list(resumed.again),
        "gone": [*earlier.get("gone", ()), *(list(row) for row in _gone(draft, same))],
        "files": [row.pk for row in draft.attachments.all() if row.paper not in papers],
    }
    draft.version, draft.typed = now, {name: value for name, value in typed.items() if name in same}
    draft.known = {name: row for name, row in draft.known.items() if name in same}
    draft.save(update_fields=["version", "typed", "known", "moved"])
    return resumed


def _gone(draft: Draft, same: set[str]) -> Iterator[tuple[str, str]]:
    """(question, what was answered) of what the new version cannot keep: shown, so that nothing vanishes in silence."""
    for name, typed in draft.typed.items():
        field = draft.version.fields.get(name)
        if field is None or name in same or KINDS[field.type].is_empty(typed):
            continue
        try:
            yield field.label, KINDS[field.type].show(field, read_one(field, typed))
        except Wrong:
            yield field.label, typed if isinstance(typed, str) else ""


def _fits(field: Field, draft: Draft, same: set[str]) -> bool:
    """Whether the old answer can stand; one that was left empty is not asked about."""
    typed = draft.typed[field.name]
    if field.name not in same:
        return KINDS[draft.version.fields[field.name].type].is_empty(typed)
    if KINDS[field.type].is_empty(typed):
        return True
    try:
        read_one(field, typed)
    except Wrong:
        return False
    return True
