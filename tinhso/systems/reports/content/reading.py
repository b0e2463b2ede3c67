"""A form as data: sections of lines, and the rules that hold between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tinhso.systems.reports.content.rules import Rule


@dataclass(frozen=True)
class Line:
    """One cell to fill in: ``series`` is the code of the kept series that its value goes to, if any.

    ``places`` decimals at most; ``optional`` may stay empty; ``change``: by how much in the hundred it may differ from
    the period before without an explanation.
    """

    code: str
    name: str
    unit: str = ""
    series: str = ""
    places: int = 0
    optional: bool = False
    change: int | None = None


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Content:
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = field(default=())

    @cached_property
    def lines(self) -> dict[str, Line]:
        """Every line by its code, in order."""
        return {line.code: line for section in self.sections for line in section.lines}


def read_content(said: Mapping[str, Any]) -> Content:
    """The content that a form keeps as JSON. Raises TypeError for an unknown word, KeyError for a missing one."""
    return Content(
        tuple(Section(one["title"], tuple(Line(**line) for line in one["lines"])) for one in said["sections"]),
        tuple(Rule(**rule) for rule in said.get("rules", ())),
    )
