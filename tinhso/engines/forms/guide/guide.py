"""The questions of a procedure's guide, answered in the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tinhso.engines.forms.bound import Bound, BoundPage, bound
from tinhso.engines.forms.content import Paper, Part
from tinhso.engines.forms.fields import Field, FormPage
from tinhso.engines.forms.kinds.kind import Posted
from tinhso.engines.forms.onepage import PAGE, content_of
from tinhso.engines.forms.rules import holds
from tinhso.engines.forms.versions import ProcedureVersion


class Guide:
    """A short form of its own, by the forms' fields and their one rule language."""

    papers: tuple[Paper, ...] = ()

    def __init__(self, version: ProcedureVersion, given: Posted | Mapping[str, Any] | None = None) -> None:
        self.version = version
        self.content = content_of(version.content.get("guide", {}).get("questions", ()))
        self.form: Bound = bound(self, given)

    @cached_property
    def pages(self) -> tuple[FormPage, ...]:
        return tuple(FormPage.of(page) for page in self.content["form"]["pages"] if page["sections"])

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {field.name: field for page in self.pages for field in page.fields}

    @property
    def exists(self) -> bool:
        return bool(self.fields)

    @property
    def page(self) -> BoundPage:
        return self.form.page(PAGE)

    @property
    def answers(self) -> dict[str, Any]:
        return self.form.answers

    @property
    def is_answered(self) -> bool:
        return self.exists and not self.form.reading.wrong

    @property
    def exit(self) -> Part | None:
        """Why not, and where else to go: the first exit whose condition holds; it needs no further answers."""
        for row in self.version.content.get("guide", {}).get("exits", ()):
            if holds(row["when"], self.answers):
                return Part.of(row)
        return None

    @property
    def carried(self) -> dict[str, Any]:
        """What was typed here that the form asks as well: the same question by name and type."""
        return {
            name: self.form.typed[name]
            for name in self.answers
            if (field := self.version.fields.get(name)) is not None and field.type == self.fields[name].type
        }

    @property
    def query(self) -> str:
        """The answers as they stand in an address."""
        return urlencode({name: self.form.typed[name] for name in self.answers}, doseq=True)
