"""What a kind of case holds beside its life cycle, for parts that must not know the kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tinhso.base.registry import offered
from tinhso.engines.cases.case import Case
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import ProcedureVersion


@dataclass(frozen=True)
class Content:
    """What was handed in, as it stands now: answers by field, files by paper, the wished way of return."""

    version: ProcedureVersion
    answers: Mapping[str, Any]
    files: Mapping[str, list[File]] = field(default_factory=dict)
    way_back: str = ""


def content_of(case: Case) -> Content | None:
    """The content of a case by whoever offers its kind at ``cases.contents`` (kind -> callable); None for others."""
    for kinds in offered("cases.contents"):
        if case.kind in kinds:
            found: Content = kinds[case.kind](case)
            return found
    return None
