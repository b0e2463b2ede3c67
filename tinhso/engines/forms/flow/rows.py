"""The buttons of a repeating group: one row more, this row away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def press(posted: Mapping[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """``typed`` after the button ``add=<field>`` or ``remove=<field>.<row>``, if one was pressed."""
    add, (name, _dot, row) = posted.get("add", ""), str(posted.get("remove", "")).partition(".")
    if isinstance(typed.get(add), list):
        return typed | {add: [*(typed[add] or [{}]), {}]}
    if isinstance(typed.get(name), list) and row.isdigit():
        return typed | {name: [kept for n, kept in enumerate(typed[name]) if n != int(row)]}
    return typed
