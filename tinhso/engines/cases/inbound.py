"""Opening and supplementing a case of some kind that is handed in elsewhere, without knowing the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tinhso.base.registry import offered
from tinhso.engines.cases.case import Case
from tinhso.engines.directory.models import Office, Person
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File
from tinhso.engines.forms.models import ProcedureVersion


@dataclass(frozen=True)
class Inbound:
    """What came: ``typed`` is what a form would have posted, ``files`` are stored ones by paper, ``code`` is kept."""

    version: ProcedureVersion
    typed: Mapping[str, Any]
    applicant: Person
    office: Office
    channel: str
    code: str
    case_id: UUID
    files: Mapping[str, Sequence[File]] = field(default_factory=dict)


def open_inbound(kind: str, came: Inbound, *, by: Actor) -> Case:
    """The new case, by whoever offers ``kind`` at ``cases.inbound`` (kind -> callable).

    Raises LookupError where the system is switched off, forms.Incomplete, Refused.
    """
    for kinds in offered("cases.inbound"):
        if kind in kinds:
            made: Case = kinds[kind](came, by=by)
            return made
    raise LookupError(f"Nobody opens cases of the kind {kind}.")


@dataclass(frozen=True)
class Supplied:
    """What answers the request ``supplement``, handed in elsewhere; ``typed`` is what a form would have posted."""

    supplement: UUID
    typed: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Sequence[File]] = field(default_factory=dict)
    note: str = ""


def supply(case: Case, came: Supplied, *, by: Actor) -> None:
    """Answer an open request as if it were done here, by whoever offers the case's kind at ``cases.supplied``.

    Raises LookupError where the system is switched off, Denied, AlreadyDone, Refused for what is wrong.
    """
    for kinds in offered("cases.supplied"):
        if case.kind in kinds:
            kinds[case.kind](case, came, by=by)
            return
    raise LookupError(f"Nobody supplements cases of the kind {case.kind}.")
