"""Every text of a procedure in two languages, by where it stands."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_TEXTS = frozenset(
    {
        "name", "summary", "note", "text", "label", "hint", "title", "lead", "question", "answer", "reason",
        "elsewhere", "validity", "fee_note", "unit",
    }
)  # fmt: skip
_CLOSED = frozenset({"when", "show", "schema", "messages", "limit", "renew", "channel", "tariff"})


@dataclass(frozen=True)
class Text:
    """``where`` is stable between versions: ``papers/chung-sinh/name``, ``form/pages/tre/title``."""

    where: str
    vietnamese: str
    english: str


def texts_of(content: dict[str, Any]) -> list[Text]:
    """All of them, in the order of the content."""
    return [Text(where, node[key], node.get(f"{key}_en", "")) for where, node, key in _places(content, ())]


def untranslated(content: dict[str, Any]) -> list[Text]:
    """Those that an English reader meets in Vietnamese."""
    return [text for text in texts_of(content) if not text.english.strip()]


def with_texts(content: dict[str, Any], changes: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """A copy with other texts: (Vietnamese, English) by where they stand; an empty Vietnamese
    one leaves what is there, an empty English one is taken out."""
    changed = copy.deepcopy(content)
    for where, node, key in list(_places(changed, ())):
        if where in changes:
            vietnamese, english = changes[where]
            node[key] = vietnamese or node[key]
            node.pop(f"{key}_en", None)
            if english:
                node[f"{key}_en"] = english
    return changed


def _places(node: Any, path: tuple[str, ...]) -> Iterator[tuple[str, dict[str, Any], str]]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _places(item, (*path, _key(item, number)))
    elif isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                if _is_text(node, key, path):
                    yield "/".join((*path, key)), node, key
            elif key not in _CLOSED:
                yield from _places(value, (*path, key))


def _is_text(node: dict[str, Any], key: str, path: tuple[str, ...]) -> bool:
    if path == ("form",) and key == "code":  # the form's name
        return True
    return key in _TEXTS and not (key == "name" and "type" in node)  # a field's name is no text


def _key(item: Any, number: int) -> str:
    if not isinstance(item, dict):
        return str(number)
    own = item.get("code") or (item.get("name") if "type" in item else "") or item.get("value") or item.get("channel")
    return str(own or number)
