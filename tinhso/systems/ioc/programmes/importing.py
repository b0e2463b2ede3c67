"""A table of tasks checked row by row before any is given: every wrong row is told with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.text import fold
from tinhso.engines.directory.models import Office
from tinhso.engines.indicators import api as indicators
from tinhso.systems.ioc.programmes.due import read_due
from tinhso.systems.ioc.programmes.nouns import Programme
from tinhso.systems.ioc.programmes.verbs.giving import Wanted

HEADINGS = (
    "STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm", "Mã chỉ tiêu", "Mức phấn đấu",
)  # fmt: skip
LEAST = 6  # columns: an indicator and its target may be left out


@dataclass(frozen=True)
class Row:
    """One row: its number in the table, what it says, what it asks for, or what is wrong."""

    number: int
    cells: tuple[str, ...]
    wanted: Wanted | None = None
    wrong: str = ""


def read_rows(programme: Programme, rows: Sequence[Sequence[str]], offices: Iterable[Office]) -> list[Row]:
    """Rows in the order of ``HEADINGS``; agencies by code, name or short name, several parted by semicolons."""
    known = _by_name(offices)
    taken = set(programme.assignments.values_list("number", flat=True))
    found: list[Row] = []
    for number, cells in enumerate(rows, start=1):
        if number == 1 and not cells[0].isdigit():
            continue  # the headings
        try:
            wanted = _wanted(cells, known)
            if wanted.number in taken:
                raise Refused(_("Task %(n)s of this programme has been given already.") % {"n": wanted.number})
            if wanted.number is not None:
                taken.add(wanted.number)
            if not clock.today() < wanted.due.last <= programme.last:
                raise Refused(_("The deadline is a day to come, before the programme ends."))
            found.append(Row(number, tuple(cells), wanted))
        except Refused as refused:
            found.append(Row(number, tuple(cells), wrong=str(refused)))
    return found


def _wanted(cells: Sequence[str], known: Mapping[str, Office]) -> Wanted:
    if len(cells) < LEAST:
        raise Refused(_("A row has a number, the task, its lead, who supports, the deadline and the product."))
    number, words, lead, supporting, deadline, product, *more = cells
    code, target = (*more, "", "")[:2]
    if len(words) < 10 or len(product) < 10:
        raise Refused(_("Write the task and its product in a sentence each."))
    if code and indicators.find(code) is None:
        raise Refused(_("There is no indicator with this code."))
    helping = [part for part in re.split(r"[;\n]", supporting) if part.strip()]
    return Wanted(
        words=words, lead=_office(lead, known), due=read_due(deadline), product=product,
        supporting=tuple(_office(part, known) for part in helping), number=int(number) if number.isdigit() else None,
        indicator=code, target=indicators.amount(target) if code else None,
    )  # fmt: skip


def _by_name(offices: Iterable[Office]) -> dict[str, Office]:
    every = list(offices)
    return {fold(name): office for office in every for name in (office.short_name, office.name, office.code) if name}


def _office(text: str, known: Mapping[str, Office]) -> Office:
    found = known.get(fold(text.strip()))
    if found is None:
        raise Refused(_("There is no agency “%(name)s” to which you may give tasks.") % {"name": text.strip()})
    return found
