"""Pages in a row become parts: a pure function, so that its promise can be tried with any row of pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinhso.systems.services.counter.scanning.reading import Seen


@dataclass(frozen=True)
class Split:
    """Pages ``first`` to ``last`` (from 1), the paper itself from page ``content`` on; 0: nothing follows the sheet.

    ``sheet``: page ``first`` is a cover sheet, readable where it has a ``code``.
    """

    first: int
    last: int
    content: int
    sheet: bool = False
    code: str = ""


def split(pages: Sequence[Seen]) -> list[Split]:
    """The parts in order. Every page is in one, but empty pages before the first sheet; the empty back of a sheet that
    was scanned on both sides is no page of the paper."""
    parts: list[Split] = []
    for number, seen in enumerate(pages, 1):
        if seen.is_sheet:
            parts.append(Split(number, number, 0, sheet=True, code=seen.code))
        elif not parts:
            if not seen.is_blank:
                parts.append(Split(number, number, number))
        else:
            is_back = seen.is_blank and parts[-1].sheet and number == parts[-1].first + 1
            content = parts[-1].content or (0 if is_back else number)
            parts[-1] = replace(parts[-1], last=number, content=content)
    return parts
