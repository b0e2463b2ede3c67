"""A stencil: the rows that one life left through the verbs, ready to be printed again for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.calendars.api import Timetable
from tinhso.engines.directory.models import Person
from tinhso.engines.payments.models import Demand
from tinhso.systems.services.planting.lives import Life
from tinhso.systems.services.planting.living import Living
from tinhso.systems.services.planting.tables import OF_PERSON, Table, rows, tables

_KEY = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_MOMENT = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?[+-]\d\d(?::\d\d)?"
_DYNAMIC = re.compile(rf"{_KEY}|{_MOMENT}")
NAMED = {
    "cases_case": {"secret": "\x01secret\x01", "number": "\x01serial\x01"},
    "payments_receipt": {"number": "\x01number\x01", "book_id": "\x01book\x01"},
}
CODE, KEY, PURPOSE = "\x01code\x01", "\x01key\x01", "\x01purpose\x01"
PAYER, PARTY = "\x01payer\x01", "\x01party\x01"


class _Undo(Exception):
    """Takes the pattern's own rows back."""


@dataclass(frozen=True)
class Stencil:
    """``text`` has a slot ``\\x01name\\x01`` wherever something differs from dossier to dossier.

    Slots of new keys are numbers; ``moments`` are all the times in it, in the pattern's own week.
    """

    life: Life
    text: dict[Table, str]
    keys: int
    moments: tuple[datetime, ...]

    @property
    def pays(self) -> bool:
        return any("\x01number\x01" in text for text in self.text.values())

    def fits(self, shift: timedelta) -> bool:
        """Whether working time runs the same way so much later, so that every deadline moves with it."""
        table = self.life.agency.table
        first, last = min(self.moments), max(self.moments)
        return all(_same(table, day, shift) for day in _days(first, last + timedelta(days=2)))

    def shifted(self, shift: timedelta) -> Printing:
        """The stencil moved in time by whole weeks."""
        moved = {table: _MARK.sub(lambda found: _move(found[1], shift), text) for table, text in self.text.items()}
        parts = [(table, _SLOT.split(text)) for table, text in moved.items()]
        return Printing(self, shift, parts)


_SLOT = re.compile("\x01([^\x01]+)\x01")
_MARK = re.compile("\x02([^\x02]+)\x02")


@dataclass(frozen=True)
class Printing:
    """A stencil at one time: literal text and slots in turn, for every table."""

    stencil: Stencil
    shift: timedelta
    parts: list[tuple[Table, list[str]]]

    def print(self, values: dict[str, str]) -> Iterator[tuple[Table, str]]:
        """The rows of one dossier; ``values`` fills the named slots, the keys are made here."""
        values |= {str(number): str(uuid7()) for number in range(self.stencil.keys)}
        for table, parts in self.parts:
            filled = parts.copy()
            filled[1::2] = [values[name] for name in parts[1::2]]
            yield table, "".join(filled)


def stencil_of(life: Life) -> Stencil:
    """Live ``life`` through the verbs, keep what it wrote, and take it back."""
    try:
        with transaction.atomic():
            made = _read(life)
            raise _Undo
    except _Undo:
        return made


def _read(life: Life) -> Stencil:
    (dossier,) = Living(listeners=False).live([life])
    found = read_rows(dossier.case_id, dossier.submission_id)
    new = {line.split("\t")[table.columns.index(table.key)] for table, lines in found.items() for line in lines
           if table.name not in ("access_involvement", "events_event")}  # fmt: skip
    numbers = {key: str(number) for number, key in enumerate(sorted(new))}
    demand = Demand.objects.about(dossier.case_id).first()
    # The purpose of a transfer holds the code: it goes first.
    replaced = {**({demand.purpose: PURPOSE, demand.key: KEY} if demand else {}), dossier.case.code: CODE}
    moments: set[datetime] = set()

    def slot(match: re.Match[str]) -> str:
        text = match[0]
        if text in numbers:
            return f"\x01{numbers[text]}\x01"
        if len(text) == 36 and text.count("-") == 4:
            return text
        moments.add(datetime.fromisoformat(text))
        return f"\x02{text}\x02"

    made = {}
    for table, lines in found.items():
        text = "".join(f"{_line(table, line, life.applicant)}\n" for line in lines)
        for old, name in replaced.items():
            text = text.replace(old, name)
        made[table] = _DYNAMIC.sub(slot, text)
    return Stencil(life, made, len(numbers), tuple(moments))


def read_rows(case: UUID, submission: UUID) -> dict[Table, list[str]]:
    """All the rows of one dossier, by table."""
    demands = Demand.objects.about(case).values_list("pk", flat=True)
    records = [case, submission, *demands]
    return {table: found for table in tables() if (found := rows(table, case, submission, records))}


def _line(table: Table, line: str, applicant: Person) -> str:
    values = line.split("\t")
    for column, name in NAMED.get(table.name, {}).items():
        values[table.columns.index(column)] = name
    for column in OF_PERSON.get(table.name, ()):
        place = table.columns.index(column)
        if values[place] == str(applicant.party.subject_id):
            values[place] = PAYER
    return "\t".join(values).replace(str(applicant.party_id), PARTY)


def _move(text: str, shift: timedelta) -> str:
    moved = datetime.fromisoformat(text) + shift
    if "T" not in text:
        return moved.isoformat(sep=" ")
    return moved.isoformat(timespec="minutes") if text.count(":") < 3 else moved.isoformat()


def _days(first: datetime, last: datetime) -> Iterator[datetime]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)


def _same(table: Timetable, day: datetime, shift: timedelta) -> bool:
    return table.windows(clock.local(day).date()) == table.windows(clock.local(day + shift).date())
