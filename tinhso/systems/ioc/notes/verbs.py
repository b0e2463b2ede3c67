"""Writing a note, writing it anew, taking it away."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.api import Indicator, write_period
from tinhso.systems.ioc.boards.asked import Asked
from tinhso.systems.ioc.notes.nouns import Note

VIEW, LONGEST = "indicators.view", 1000


@transaction.atomic
def write_note(*, indicator: Indicator, asked: Asked, words: str, by: Actor) -> Note:
    """Remark on a figure of a unit one sees, in a period. Raises Denied, AlreadyDone, Refused beside ``words``."""
    by = access.require_at(by, VIEW, _subjects(asked.office))
    words = _words(words)
    about = {"code": indicator.code, "period": write_period(asked.period), "office": asked.office}
    author = by.position or by.subject
    if Note.objects.filter(**about, by=author, words=words, newer=None).exists():
        raise AlreadyDone(_("You have written this note already."), field="words")
    made = Note.objects.create(**about, words=words, by=author)
    record("ioc.note_written", on=made, by=by, office=asked.office, topic=indicator.code)
    return made


def rewrite_note(note_id: UUID, *, words: str, by: Actor) -> Note:
    """Write one's own note anew; the earlier words stay behind it. Raises Denied, AlreadyDone, Refused."""
    return _replace(note_id, _words(words), by)


def take_back_note(note_id: UUID, *, by: Actor) -> Note:
    """Take one's own note away; what it said stays on record. Raises Denied, AlreadyDone."""
    return _replace(note_id, "", by)


@transaction.atomic
def _replace(note_id: UUID, words: str, by: Actor) -> Note:
    note = Note.objects.select_for_update().get(pk=note_id)
    where = _subjects(note.office) if note.by == (by.position or by.subject) else ()
    by = access.require_at(by, VIEW, where)
    if not note.words or note.words == words:
        raise AlreadyDone(_("The note is like this already."), field="words")
    try:
        with transaction.atomic():
            made = Note.objects.create(
                code=note.code, period=note.period, office=note.office, words=words, by=note.by, replaces=note
            )
    except IntegrityError:
        raise AlreadyDone(_("A newer note stands in the place of this one.")) from None
    record("ioc.note_changed", on=made, by=by, office=note.office, topic=note.code, taken_back=not words)
    return made


def _subjects(office: int | None) -> tuple[int, ...]:
    found = directory.office_by_here(office) if office is not None else directory.top_office()
    return directory.subjects_of(found) if found is not None else ()


def _words(text: str) -> str:
    words = nfc(text).strip()
    if not 3 <= len(words) <= LONGEST:
        raise Refused(_("Write the note in a few words, at most 1,000 letters."), field="words")
    return words
