"""Which papers a dossier needs, given the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tinhso.engines.forms.content import Paper
from tinhso.engines.forms.questions import Asking
from tinhso.engines.forms.rules import holds


@dataclass(frozen=True)
class PaperNeed:
    """One paper of the list, whether it must be there, and the files that are."""

    paper: Paper
    required: bool
    files: tuple[Any, ...]

    @property
    def is_missing(self) -> bool:
        return self.required and self.paper.is_uploaded and not self.files


def case_of(version: Asking, answers: Mapping[str, Any]) -> str:
    """The code of the case (trường hợp) that the answers describe; "" where the procedure has none that fits."""
    for row in version.content.get("cases", ()):
        if "when" in row and holds(row["when"], answers):
            return str(row["code"])
    return ""


def needs(version: Asking, answers: Mapping[str, Any], files: Mapping[str, list[Any]] | None = None) -> list[PaperNeed]:
    """The papers of this case; one whose condition does not hold is left out."""
    case = case_of(version, answers)
    return [
        PaperNeed(paper, paper.required, tuple((files or {}).get(paper.code, ())))
        for paper in version.papers
        if (not paper.cases or case in paper.cases) and holds(paper.when, answers)
    ]
