"""Part by part, which rows a version has otherwise than the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.designing.conditions import Rows
from tinhso.engines.forms.keeping.reading import VersionSheet
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.part_names import NAMES
from tinhso.engines.forms.writing.parts import PARTS, ListPart
from tinhso.engines.forms.writing.saying import title_of, told
from tinhso.engines.forms.writing.tariff import with_tariff

Row = dict[str, Any]
Content = dict[str, Any]


@dataclass(frozen=True)
class RowDifference:
    """One row that is ``new``, ``gone``, ``changed`` or ``moved``; ``was`` and ``now`` say it in words."""

    kind: str
    title: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class PartDifference:
    name: str | Promise
    rows: list[RowDifference]


def differing(sheet: VersionSheet) -> list[PartDifference]:
    """What a version has otherwise than the published one before; nothing where there is none."""
    if sheet.before is None:
        return []
    code, day = sheet.version.procedure.code, sheet.version.valid_from
    old, new = (with_tariff(content, code, day) for content in (sheet.before.content, sheet.version.content))
    return parts_that_differ(old, new)


def parts_that_differ(before: Content, after: Content) -> list[PartDifference]:
    """Only the parts in which something differs; what stands for itself comes first."""
    general = [*_general(before, after)]
    found = [PartDifference(_("Name, field, agency and places"), general)] if general else []
    for part in PARTS:
        old, new = before.get(part.code, []), after.get(part.code, [])
        if old != new:
            rows = [*_rows(part, old, new, before, after)]
            found.append(PartDifference(part.name, rows))
    return found


GENERAL = (
    "name", "name_en", "summary", "sector", "level", "agency_levels", "audience", "life_events", "sets", "fee_note",
    "agency", "places", "free",
)  # fmt: skip


def _general(before: Content, after: Content) -> Iterator[RowDifference]:
    for key in GENERAL:
        was, now = before.get(key), after.get(key)
        if was != now:
            yield RowDifference("changed", str(NAMES[key]), _plain(was), _plain(now))


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(_plain(one) for one in value.values() if one)
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


def _rows(part: ListPart, old: list[Row], new: list[Row], before: Content, after: Content) -> Iterator[RowDifference]:
    said_old, said_new = _Sayer(part.code, before), _Sayer(part.code, after)
    keys_old, keys_new = [_key(part, row) for row in old], [_key(part, row) for row in new]
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, keys_old, keys_new, autojunk=False).get_opcodes():
        gone, come = old[a1:a2], new[b1:b2]
        for place in range(max(len(gone), len(come))):
            was = gone[place] if place < len(gone) else None
            now = come[place] if place < len(come) else None
            if kind == "equal" and was == now:
                continue
            if was is not None and now is not None and (not part.key or kind == "equal"):
                yield RowDifference("changed", title_of(part.code, now), said_old(was), said_new(now))
                continue
            if was is not None and _key(part, was) not in keys_new:
                yield RowDifference("gone", title_of(part.code, was))
            if now is not None:
                yield from _come(part, now, old, keys_old, said_old, said_new)


def _come(
    part: ListPart, now: Row, old: list[Row], keys: list[str], said_old: _Sayer, said_new: _Sayer
) -> Iterator[RowDifference]:
    own = _key(part, now)
    if own not in keys:
        yield RowDifference("new", title_of(part.code, now), now=said_new(now))
    elif (was := old[keys.index(own)]) != now:
        yield RowDifference("changed", title_of(part.code, now), said_old(was), said_new(now))
    else:
        yield RowDifference("moved", title_of(part.code, now))


class _Sayer:
    """A row in one sentence, as its own version understands it."""

    def __init__(self, part: str, content: Content) -> None:
        self.part, self.content = part, content
        self.rows: Rows = fields_of(content)

    def __call__(self, row: Row) -> str:
        return "; ".join([title_of(self.part, row), *told(self.part, row, self.content, self.rows)])


def _key(part: ListPart, row: Row) -> str:
    return str(row[part.key]) if part.key else repr(sorted(row.items(), key=str))
