"""A short list of questions that belongs to no procedure: to a category of reports, a survey, a campaign."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol

from tinhso.engines.forms.content import Paper
from tinhso.engines.forms.fields import Field, FormPage
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.linting import lint_fields
from tinhso.engines.forms.onepage import PAGE, Rows, content_of
from tinhso.engines.forms.schemas import field_breaches


class Asking(Protocol):
    """What can be bound, drawn and read: the version of a procedure, or a list of questions."""

    @property
    def pages(self) -> tuple[FormPage, ...]: ...
    @property
    def fields(self) -> dict[str, Field]: ...
    @property
    def papers(self) -> tuple[Paper, ...]: ...
    @property
    def content(self) -> dict[str, Any]: ...


class Questions:
    """One page of fields as the forms engine knows them, each shown while its own condition holds."""

    papers: tuple[Paper, ...] = ()

    def __init__(self, rows: Rows, title: str = "") -> None:
        self.content: dict[str, Any] = content_of(rows, title)

    @cached_property
    def pages(self) -> tuple[FormPage, ...]:
        return tuple(FormPage.of(page) for page in self.content["form"]["pages"])

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {field.name: field for page in self.pages for field in page.fields}


def lint_questions(rows: Rows) -> list[Finding]:
    """Every fault of a list of questions, as ``lint`` finds those of a procedure."""
    found = [
        Finding(f"{number}/{path}".rstrip("/"), message)
        for number, row in enumerate(rows)
        for path, message in field_breaches(row)
    ]
    return found or lint_fields(content_of(rows))


__all__ = ["PAGE", "Asking", "Questions", "Rows", "content_of", "lint_questions"]
