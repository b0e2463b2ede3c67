"""The notes of a figure, for whoever sees the figure of the unit."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import cached_property

from tinhso.engines.directory.api import names_of
from tinhso.engines.indicators.api import name_period, read_period
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.notes.nouns import Note


@dataclass
class Noted:
    """The words that hold now, and those that stood before them, the newest of these first."""

    note: Note
    before: list[Note]
    author: str
    is_own: bool

    @cached_property
    def period(self) -> str:
        return name_period(read_period(self.note.period))


def notes_of(asked: Asked, code: str) -> list[Noted]:
    """Of one figure of the asked unit, in every period, the newest first; one statement and one for the names."""
    every = list(Note.objects.filter(code=code, office=asked.office).order_by("-at", "-pk"))
    by_key, replaced = {note.pk: note for note in every}, {note.replaces_id for note in every}
    newest = [note for note in every if note.pk not in replaced and note.words]
    names = names_of({note.by for note in newest})
    actor = asked.actor
    me = (actor.position or actor.subject) if actor else None
    return [Noted(note, _before(note, by_key), names.get(note.by, ""), note.by == me) for note in newest]


def _before(note: Note, by_key: dict[UUID, Note]) -> list[Note]:
    found: list[Note] = []
    earlier = note.replaces_id
    while earlier is not None:
        found.append(by_key[earlier])
        earlier = by_key[earlier].replaces_id
    return found
