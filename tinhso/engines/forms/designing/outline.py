"""A form as its designer sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.designing.conditions import Rows, in_words
from tinhso.engines.forms.designing.question import TYPES
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.part_names import QUESTION

KINDS: dict[str, str | Promise] = {**dict(TYPES), "repeat": _("several of the same kind")}


@dataclass(frozen=True)
class Question:
    """One line of the outline; ``mark`` is what a button posts to move it or take it out."""

    name: str
    label: str
    kind: str | Promise
    is_required: bool
    condition: str
    answers: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def mark(self) -> str:
        return f"field:{self.name}"


@dataclass(frozen=True)
class Part:
    """A section (``number``) or a page of the form, with what is in it."""

    code: str
    number: int
    title: str
    condition: str
    rows: tuple[Any, ...]

    @property
    def mark(self) -> str:
        return f"section:{self.code}:{self.number}"

    @property
    def page_mark(self) -> str:
        return f"page:{self.code}"


def outline(content: dict[str, Any], findings: list[Finding]) -> list[Part]:
    """Pages of sections of questions, every condition in words and every fault beside its question."""
    rows = fields_of(content)
    return [
        Part(page["code"], 0, in_language(page, "title"), _said(page, rows), tuple(_sections(page, rows, findings)))
        for page in content.get("form", {}).get("pages", ())
    ]


def _sections(page: dict[str, Any], rows: Rows, findings: list[Finding]) -> Iterator[Part]:
    for number, section in enumerate(page["sections"]):
        questions = tuple(_question(row, rows, findings) for row in section["fields"])
        yield Part(page["code"], number, in_language(section, "title"), _said(section, rows), questions)


def _question(row: dict[str, Any], rows: Rows, findings: list[Finding]) -> Question:
    name = row["name"]
    faults = tuple(one.sentence for one in findings if one.where.split(".")[0] == f"{QUESTION}/{name}")
    answers = tuple(in_language(option, "label") for option in row.get("options", ()))
    kind = KINDS.get(row["type"], row["type"])
    return Question(name, in_language(row, "label"), kind, row.get("required", True), _said(row, rows), answers, faults)


def _said(row: dict[str, Any], rows: Rows) -> str:
    return in_words(row["show"], rows) if row.get("show") else ""
