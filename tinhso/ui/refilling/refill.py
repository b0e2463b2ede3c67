"""One function: a page, what was typed, the page with it in its fields."""

from __future__ import annotations

from collections import Counter
from html import escape

from django.http import QueryDict

from tinhso.ui.refilling.reading import Attributes, Form, FormReader, Tag

# The fresh page's own: tokens, versions and buttons are not typed; a browser takes no file and no password from a page.
LEFT_ALONE = {"hidden", "file", "password", "submit", "button", "image", "reset"}
CHOSEN = {"checkbox", "radio"}


def refill(text: str, *, path: str, action: str, typed: QueryDict, notice: str = "") -> str | None:
    """The page at ``path`` with ``typed`` in the fields of its form that sends to ``action``; None if it has none.

    ``notice`` is put at the head of the form. Of several forms with one address, it is the one whose hidden fields
    and buttons say the same as what was sent.
    """
    forms = [form for form in FormReader(text, path).forms if form.method == "post" and form.path == action]
    if not forms:
        return None
    form = max(forms, key=lambda one: _alike(one, typed))
    edits = [(form.end, form.end, notice)]
    turn: Counter[str] = Counter()
    for tag in form.tags:
        edits += _edit(tag, typed, turn)
    return _apply(text, edits)


def _alike(form: Form, typed: QueryDict) -> int:
    return sum((tag.attributes.get("value") or "") in typed.getlist(tag.name) for tag in form.tags if _is_fixed(tag))


def _is_fixed(tag: Tag) -> bool:
    return tag.type in {"hidden", "submit", "button"}


def _edit(tag: Tag, typed: QueryDict, turn: Counter[str]) -> list[tuple[int, int, str]]:
    if tag.type in LEFT_ALONE or "disabled" in tag.attributes:
        return []
    given = typed.getlist(tag.name)
    if tag.type in CHOSEN or tag.kind == "option":
        if tag.name not in typed and tag.type != "checkbox":  # only a box that is not ticked is not sent
            return []
        mark = "selected" if tag.kind == "option" else "checked"
        attributes = {name: value for name, value in tag.attributes.items() if name != mark}
        if (tag.attributes.get("value", "on") or "") in given:
            attributes[mark] = None
        return [(tag.begin, tag.end, _written(tag.kind, attributes))]
    number = turn[tag.name]
    turn[tag.name] += 1
    if number >= len(given):
        return []
    if tag.kind == "textarea":
        return [(tag.end, tag.text_end, f"\n{escape(given[number])}")]
    return [(tag.begin, tag.end, _written("input", tag.attributes | {"value": given[number]}))]


def _written(kind: str, attributes: Attributes) -> str:
    texts = (name if value is None else f'{name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{' '.join([kind, *texts])}>"


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Every (from, to, new text), the last first so that the places before it hold."""
    for begin, end, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    return text
