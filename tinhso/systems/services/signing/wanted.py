"""Who must sign, by the procedure and the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tinhso.engines.forms.models import ProcedureVersion


@dataclass(frozen=True)
class Wanted:
    """One co-applicant: ``part`` is the procedure's own code for the role, ``number`` the personal number answered."""

    part: str
    label: str
    name: str
    number: str


def wanted(version: ProcedureVersion, answers: Mapping[str, Any], applicant_number: str) -> list[Wanted]:
    """The people named in the answers who sign beside the applicant; none where the procedure asks for none."""
    found = []
    for row in version.content.get("cosigners", ()):
        named = answers.get(row["field"])
        if isinstance(named, Mapping) and named.get("number") and named["number"] != applicant_number:
            found.append(Wanted(row["code"], row["label"], str(named.get("name", "")), str(named["number"])))
    return found


def has_cosigners(version: ProcedureVersion) -> bool:
    return bool(version.content.get("cosigners"))
