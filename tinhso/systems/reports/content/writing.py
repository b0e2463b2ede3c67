"""A form as officials write it: a table of lines, pasted from a spreadsheet, and one rule a line.

A row is ``code, name, unit, kept series, decimals, x if optional, change in % without explanation``, in columns parted
by tabs or ``|``; a row with one cell alone is the title of a section. A rule is ``[2] <= [1] | words``; one that asks
for an explanation alone begins with ``?``.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.systems.reports.content.reading import Content, Line

COLUMNS = 7


def read_written(lines: str, rules: str) -> dict[str, Any]:
    """The content as it is kept. Raises Refused for a row that is none."""
    sections: list[dict[str, Any]] = []
    for row in filter(None, map(str.strip, nfc(lines).splitlines())):
        cells = [cell.strip() for cell in row.replace("\t", "|").split("|")]
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            sections.append({"title": filled[0], "lines": []})
        elif not sections:
            raise Refused(_("Begin with the title of a section on a row of its own."), field="lines")
        else:
            sections[-1]["lines"].append(_line(row, cells))
    if any(not section["lines"] for section in sections):
        raise Refused(_("Every section has at least one line."), field="lines")
    return {"sections": sections, "rules": [_rule(row) for row in filter(None, map(str.strip, rules.splitlines()))]}


def _line(row: str, cells: list[str]) -> dict[str, Any]:
    code, name, unit, series, places, optional, change = (*cells, *[""] * COLUMNS)[:COLUMNS]
    if not code or not name or not (places or "0").isdigit() or not (change or "0").isdigit():
        raise Refused(_("This row is not understood: “%(row)s”.") % {"row": row}, field="lines")
    found: dict[str, Any] = {"code": code, "name": name, "unit": unit}
    if series:
        found["series"] = series
    if int(places or 0):
        found["places"] = int(places)
    if optional:
        found["optional"] = True
    if change:
        found["change"] = int(change)
    return found


def _rule(row: str) -> dict[str, Any]:
    rule, bar, words = nfc(row).removeprefix("?").partition("|")
    if not bar or not words.strip():
        raise Refused(_("A rule is followed by | and the sentence that explains it: “%(row)s”.") % {"row": row},
                      field="rules")  # fmt: skip
    found: dict[str, Any] = {"rule": rule.strip(), "words": words.strip()}
    return {**found, "soft": True} if row.startswith("?") else found


def written(content: Content) -> tuple[str, str]:
    """The lines and the rules, to be changed and read again."""
    rows: list[str] = []
    for section in content.sections:
        rows += [section.title, *(" | ".join(_cells(line)).rstrip(" |") for line in section.lines)]
    rules = [f"{'? ' if rule.soft else ''}{rule.rule} | {rule.words}" for rule in content.rules]
    return "\n".join(rows), "\n".join(rules)


def _cells(line: Line) -> list[str]:
    change = "" if line.change is None else str(line.change)
    return [line.code, line.name, line.unit, line.series, str(line.places or ""), "x" if line.optional else "", change]
