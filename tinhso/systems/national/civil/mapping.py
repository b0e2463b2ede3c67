"""A dossier's answers under the names that the other system has for them: a function of data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tinhso.systems.national.portal.codes import moment


def mapped(
    fields: Mapping[str, str], words: Mapping[str, Mapping[str, str]], answers: Mapping[str, Any], case: object
) -> dict[str, str]:
    """Every field that has a value, as text; translated where ``words`` has its answers."""
    found = {}
    for theirs, ours in fields.items():
        value = _of_case(case, ours) if ours.startswith("case.") else _down(answers, ours)
        if value is not None and value != "":
            found[theirs] = words.get(theirs, {}).get(str(value), _text(value))
    return found


def _down(answers: Mapping[str, Any], path: str) -> Any:
    value: Any = answers
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _of_case(case: object, path: str) -> Any:
    return getattr(case, path.removeprefix("case."), None)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return moment(value) if isinstance(value, datetime) else str(value)
