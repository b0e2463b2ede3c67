"""Changes to one row of a part: every function gives back a changed copy of the content, and checks nothing.

A row is named by its place and a few letters of its digest, so that a page that has gone stale changes no other row.
"""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import slug

Content = dict[str, Any]
Row = dict[str, Any]
CODED = ("papers", "cases")  # conditions, uploads and other rows know these by their code, so it never changes


def mark_of(place: int, row: Row) -> str:
    """``3-1f0c9a2b``: the third row as it stands now."""
    said = json.dumps(row, sort_keys=True, ensure_ascii=False).encode()
    return f"{place}-{hashlib.sha256(said).hexdigest()[:8]}"


def row_of(content: Content, part: str, mark: str) -> Row:
    """Raises Refused where the row was changed or taken out meanwhile."""
    found: Row = content[part][_place(content, part, mark)]
    return found


def with_row(content: Content, part: str, mark: str, row: Row) -> Content:
    """The row written anew where it stands, or without a mark a new one at the end."""
    changed = copy.deepcopy(content)
    rows = changed.setdefault(part, [])
    if mark:
        place = _place(changed, part, mark)
        own = {"code": rows[place]["code"]} if part in CODED else {}
        rows[place] = own | row
        return changed
    if part in CODED:
        row = {"code": _free(slug(row["name"])[:36].strip("-") or "muc", {one["code"] for one in rows})} | row
    rows.append(row)
    return changed


def moved_row(content: Content, part: str, mark: str, up: bool) -> Content:
    """One place up or down; at the end it stays."""
    changed = copy.deepcopy(content)
    rows, place = changed[part], _place(changed, part, mark)
    other = place + (-1 if up else 1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return changed


def without_row(content: Content, part: str, mark: str) -> Content:
    changed = copy.deepcopy(content)
    del changed[part][_place(changed, part, mark)]
    return changed


def _place(content: Content, part: str, mark: str) -> int:
    number = mark.partition("-")[0]
    rows = content.get(part, [])
    place = int(number) if number.isdigit() else len(rows)
    if place < len(rows) and mark_of(place, rows[place]) == mark:
        return place
    raise Refused(_("Somebody has changed this row meanwhile. Look at it again."))


def _free(wanted: str, taken: set[str]) -> str:
    own, number = wanted, 2
    while own in taken:
        own, number = f"{wanted}-{number}", number + 1
    return own
