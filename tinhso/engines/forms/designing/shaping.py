"""Changes to the form within a content: every function gives back a changed copy, and checks nothing.

Whether the result may be published is the linter's to say, so a form may be wrong while it is being written.
"""

from __future__ import annotations

import copy
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import slug
from tinhso.engines.forms.loading import FOLDER, shared_page

Content = dict[str, Any]
EVERY = ("applicant", "general", "delivery")


def begun(content: Content) -> Content:
    """A form of the pages that every form begins and ends with, and the request in the applicant's words."""
    pages = [shared_page(FOLDER, name) for name in EVERY]
    return copy.deepcopy(content) | {"form": {"pages": pages}}


def with_page(content: Content, code: str, given: dict[str, Any]) -> Content:
    """The page ``code`` with other texts and another condition, or a new one before the last where it is empty."""
    changed = copy.deepcopy(content)
    pages = changed["form"]["pages"]
    if code:
        _put(_page(changed, code), given)
        return changed
    made = {"code": _free(slug(given["title"])[:40] or "trang", {page["code"] for page in pages}, "-"), **given}
    pages.insert(max(len(pages) - 1, 0), {key: value for key, value in made.items() if value} | {
        "sections": [{"fields": []}]})  # fmt: skip
    return changed


def with_section(content: Content, code: str, number: int | None, given: dict[str, Any]) -> Content:
    """A section of the page with another title and condition, or a new one at its end."""
    changed = copy.deepcopy(content)
    sections = _page(changed, code)["sections"]
    if number is None:
        sections.append({"fields": []})
    _put(_at(sections, len(sections) - 1 if number is None else number), given)
    return changed


def with_field(content: Content, name: str, row: dict[str, Any], page: str = "", section: int = 0) -> Content:
    """The question ``name`` written anew where it stands, or a new one at the end of a section.

    A new one is named after its label; answers and conditions go by that name, so it never changes afterwards.
    """
    changed = copy.deepcopy(content)
    if name:
        fields, place = _place(changed, name)
        fields[place] = row | {"name": name}
        return changed
    taken = {row["name"] for row in _fields(changed)}
    own = slug(row["label"]).replace("-", "_")[:36].strip("_")
    own = _free(own if own[:1].isalpha() else f"q_{own}".strip("_"), taken, "_")
    _at(_page(changed, page)["sections"], section)["fields"].append({"name": own} | row)
    return changed


def with_help(content: Content, name: str, rows: list[dict[str, Any]]) -> Content:
    """The help beside the question ``name``, and nothing else of the help."""
    others = [row for row in content.get("help", ()) if row.get("about") != name]
    helped = [*copy.deepcopy(others), *({"about": name} | row for row in rows)]
    changed = copy.deepcopy(content)
    changed.pop("help", None)
    return changed | ({"help": helped} if helped else {})


def moved(content: Content, what: str, up: bool) -> Content:
    """``what`` (``page:CODE``, ``section:CODE:N`` or ``field:NAME``) one place up or down.

    A question goes on into the neighbouring section, also of the neighbouring page; at the end it stays.
    """
    changed = copy.deepcopy(content)
    kind, _colon, rest = what.partition(":")
    if kind == "field":
        _move_field(changed, rest, -1 if up else 1)
        return changed
    rows, place = _named(changed, kind, rest)
    other = place + (-1 if up else 1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return changed


def without(content: Content, what: str) -> Content:
    """The same without a page, a section or a question; ``what`` as in ``moved``."""
    changed = copy.deepcopy(content)
    kind, _colon, rest = what.partition(":")
    rows, place = _place(changed, rest) if kind == "field" else _named(changed, kind, rest)
    del rows[place]
    return changed


def _move_field(changed: Content, name: str, step: int) -> None:
    fields, place = _place(changed, name)
    if 0 <= place + step < len(fields):
        fields[place], fields[place + step] = fields[place + step], fields[place]
        return
    sections = [section["fields"] for page in changed["form"]["pages"] for section in page["sections"]]
    here = next(number for number, rows in enumerate(sections) if rows is fields)
    if 0 <= here + step < len(sections):
        there = sections[here + step]
        there.insert(0 if step > 0 else len(there), fields.pop(place))


def _named(changed: Content, kind: str, rest: str) -> tuple[list[Any], int]:
    if kind == "page":
        pages = changed["form"]["pages"]
        return pages, pages.index(_page(changed, rest))
    code, _colon, number = rest.partition(":")
    sections = _page(changed, code)["sections"]
    if kind != "section" or not number.isdigit() or int(number) >= len(sections):
        raise _gone()
    return sections, int(number)


def _page(changed: Content, code: str) -> dict[str, Any]:
    for page in changed.get("form", {}).get("pages", ()):
        if page["code"] == code:
            found: dict[str, Any] = page
            return found
    raise _gone()


def _place(changed: Content, name: str) -> tuple[list[Any], int]:
    for page in changed.get("form", {}).get("pages", ()):
        for section in page["sections"]:
            for number, row in enumerate(section["fields"]):
                if row["name"] == name:
                    return section["fields"], number
    raise _gone()


def _fields(content: Content) -> list[dict[str, Any]]:
    pages = content.get("form", {}).get("pages", ())
    return [row for page in pages for section in page["sections"] for row in section["fields"]]


def _at(rows: list[Any], place: int) -> Any:
    if place >= len(rows):
        raise _gone()
    return rows[place]


def _put(row: dict[str, Any], given: dict[str, Any]) -> None:
    """``given`` over ``row``; what is empty is taken out."""
    for key, value in given.items():
        row.pop(key, None)
        if value:
            row[key] = value


def _free(wanted: str, taken: set[str], joint: str) -> str:
    own, number = wanted, 2
    while own in taken:
        own, number = f"{wanted[:36]}{joint}{number}", number + 1
    return own


def _gone() -> Refused:
    return Refused(_("This part of the form is no longer there. Look at the form again."))
