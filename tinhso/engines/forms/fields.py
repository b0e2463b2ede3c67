"""The e-form as it was published: pages of sections of fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tinhso.engines.forms.content import in_language


@dataclass(frozen=True)
class Option:
    """One answer of a choice."""

    value: str
    label: str


class Field:
    """One question. ``row`` is its content as published; the properties read it in the reader's language."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.name: str = row["name"]
        self.type: str = row["type"]
        self.required: bool = row.get("required", True)
        self.show: Any = row.get("show")
        self.prefill: str = row.get("prefill", "")
        self.schema: dict[str, Any] = row.get("schema", {})
        self.when: str = row.get("when", "")  # of a date: past, future or nothing
        self.fields = tuple(Field(child) for child in row.get("fields", ()))

    @property
    def label(self) -> str:
        return in_language(self.row, "label")

    @property
    def hint(self) -> str:
        return in_language(self.row, "hint")

    @property
    def options(self) -> list[Option]:
        return [Option(row["value"], in_language(row, "label")) for row in self.row.get("options", ())]

    def message(self, rule: str) -> str:
        """The form's own sentence for a broken rule such as ``pattern``; empty where it has none."""
        return str(self.row.get("messages", {}).get(rule, ""))


class Section:
    """Fields under one heading."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.row = row
        self.show: Any = row.get("show")
        self.fields = tuple(Field(child) for child in row["fields"])

    @property
    def title(self) -> str:
        return in_language(self.row, "title")


@dataclass(frozen=True)
class FormPage:
    """One group of questions, answered at a time."""

    code: str
    row: dict[str, Any]
    sections: tuple[Section, ...]
    show: Any = None

    @classmethod
    def of(cls, row: dict[str, Any]) -> FormPage:
        return cls(row["code"], row, tuple(Section(section) for section in row["sections"]), row.get("show"))

    @property
    def title(self) -> str:
        return in_language(self.row, "title")

    @property
    def lead(self) -> str:
        return in_language(self.row, "lead")

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(field for section in self.sections for field in section.fields)
