"""Patterns: what one case wrote, with a slot wherever something differs from case to case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from tinhso.base import clock
from tinhso.base.ids import uuid7
from tinhso.engines.calendars.api import Timetable
from tinhso.engines.cases.copying.tables import Table

_KEY = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_MOMENT = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?[+-]\d\d(?::\d\d)?"
_DYNAMIC = re.compile(rf"{_KEY}|{_MOMENT}")
_SLOT = re.compile("\x01([^\x01]+)\x01")
_MARK = re.compile("\x02([^\x02]+)\x02")
KEYLESS = ("access_involvement", "events_event")  # their first column is no key of their own


@dataclass(frozen=True)
class Pattern:
    """``text`` has slots ``\\x01name\\x01``; those of new keys are numbers. ``moments`` are all the times in it."""

    text: dict[Table, str]
    keys: int
    moments: tuple[datetime, ...]

    def has(self, name: str) -> bool:
        return any(f"\x01{name}\x01" in text for text in self.text.values())

    def shifted(self, shift: timedelta) -> Printing:
        """The pattern moved in time."""
        moved = {table: _MARK.sub(lambda found: _move(found[1], shift), text) for table, text in self.text.items()}
        return Printing(self.keys, [(table, _SLOT.split(text)) for table, text in moved.items()])


@dataclass(frozen=True)
class Printing:
    """A pattern at one time: literal text and slots in turn, for every table."""

    keys: int
    parts: list[tuple[Table, list[str]]]

    def print(self, values: Mapping[str, str]) -> Iterator[tuple[Table, str]]:
        """The rows of one case; ``values`` fills the named slots, the keys are made here."""
        filling = {**values, **{str(number): str(uuid7()) for number in range(self.keys)}}
        for table, parts in self.parts:
            filled = parts.copy()
            filled[1::2] = [filling[name] for name in parts[1::2]]
            yield table, "".join(filled)


def pattern_of(
    found: Mapping[Table, list[str]],
    *,
    line: Callable[[Table, str], str] = lambda _table, line: line,
    replaced: Mapping[str, str] | None = None,
) -> Pattern:
    """What one case wrote, by table. ``line`` puts named slots into columns, ``replaced`` for a text wherever it is."""
    new = {row.split("\t")[table.columns.index(table.key)] for table, rows in found.items() for row in rows
           if table.name not in KEYLESS}  # fmt: skip
    numbers = {key: str(number) for number, key in enumerate(sorted(new))}
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
    for table, rows in found.items():
        text = "".join(f"{line(table, row)}\n" for row in rows)
        for old, name in (replaced or {}).items():
            text = text.replace(old, f"\x01{name}\x01")
        made[table] = _DYNAMIC.sub(slot, text)
    return Pattern(made, len(numbers), tuple(moments))


def fits(pattern: Pattern, table: Timetable, shift: timedelta) -> bool:
    """Whether working time runs the same way so much later, so that every deadline moves with it."""
    first, last = min(pattern.moments), max(pattern.moments)
    return all(_same(table, day, shift) for day in _days(first, last + timedelta(days=2)))


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
