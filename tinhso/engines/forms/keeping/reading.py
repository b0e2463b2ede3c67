"""Versions as the keeper's pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.keeping.mandatory import MandatoryPart, mandatory_parts
from tinhso.engines.forms.keeping.models import Act
from tinhso.engines.forms.keeping.place import tops
from tinhso.engines.forms.keeping.second import authors_of
from tinhso.engines.forms.keeping.texts import Text, texts_of
from tinhso.engines.forms.linting import lint
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Done:
    """One act, with the name of who did it."""

    act: Act
    who: str


@dataclass(frozen=True)
class VersionSheet:
    """All of one version, and what this reader may do with it."""

    version: ProcedureVersion
    before: ProcedureVersion | None
    parts: list[MandatoryPart]
    findings: list[Finding]
    texts: list[Text]
    acts: list[Done]
    state: str
    may_write: bool
    may_check: bool
    is_own: bool  # the reader wrote on it: another must check


def drafts() -> list[ProcedureVersion]:
    """Unpublished versions, those that wait for a check first; each with its ``state``."""
    found = list(
        ProcedureVersion.objects.filter(published_at=None)
        .select_related("procedure")
        .prefetch_related("acts")
        .defer("content")
        .order_by("procedure__code")
    )
    for version in found:
        version.state = _state([*version.acts.all()])  # type: ignore[attr-defined]
    return sorted(found, key=lambda version: version.state != Act.Kind.PROPOSED)  # type: ignore[attr-defined]


def sheet_of(key: UUID, actor: Actor) -> VersionSheet:
    """Raises LookupError for a version that is not there."""
    version = ProcedureVersion.objects.select_related("procedure").filter(pk=key).first()
    if version is None:
        raise LookupError(key)
    others = ProcedureVersion.objects.filter(procedure=version.procedure, published_at__isnull=False)
    before = others.filter(number__lt=version.number).order_by("-number").first()
    acts = list(version.acts.all())
    state = _state(acts)
    return VersionSheet(
        version=version,
        before=before,
        parts=mandatory_parts(version.content),
        findings=lint(version.content),
        texts=texts_of(version.content),
        acts=[Done(act, name) for act, name in zip(acts, _names(acts), strict=True)],
        state=state,
        may_write=not version.is_published and state != Act.Kind.PROPOSED,
        may_check=state == Act.Kind.PROPOSED and access.may_at(actor, "forms.publish", tops()),
        is_own=actor.subject in authors_of(version),
    )


def _state(acts: list[Any]) -> str:
    return str(acts[-1].kind) if acts else Act.Kind.DRAFTED


def _names(acts: list[Act]) -> list[str]:
    named = directory.names_of({act.who for act in acts if act.who})
    return [named.get(act.who, "") for act in acts]
