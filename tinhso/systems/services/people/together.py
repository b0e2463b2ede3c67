"""Who stands beside the applicant in a dossier: who filed, who signed, what they write, which papers were held."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.engines.papers.models import Held
from tinhso.systems.services.held.keeping import counts
from tinhso.systems.services.held.reading import held_in
from tinhso.systems.services.held.saying import said_of, said_of_held
from tinhso.systems.services.models import FiledFor, Reuse, Signature
from tinhso.systems.services.talking.reading import Talk, talk_of


@dataclass(frozen=True)
class Together:
    """As the page of the dossier shows it."""

    filed_for: FiledFor | None
    signatures: list[Signature]
    talk: Talk
    case: Case

    @cached_property
    def _reused(self) -> dict[tuple[str, object], Reuse]:
        """By paper and file; asked only where there are files."""
        rows = Reuse.objects.filter(case=self.case).select_related(
            "issued__office", "issued__revocation", "issued__replacement", "held__verified_by__office"
        )
        return {(row.paper, row.file_id): row for row in rows}

    @cached_property
    def _verified(self) -> dict[object, Held]:
        """By file: what an official compared in this dossier; asked only where there are files."""
        return {row.file_id: row for row in held_in(self.case)}

    def held(self, paper: str, file: object) -> str:
        """Where the file of a paper comes from if the province holds it; "" for an upload that nobody compared."""
        reuse, own = self._reused.get((paper, file)), self._verified.get(file)
        return said_of(reuse) if reuse else said_of_held(own) if own else ""

    def counts(self, paper: str, file: object) -> bool:
        """Whether it is still in force: neither struck out, revoked, replaced nor expired."""
        reuse, own = self._reused.get((paper, file)), self._verified.get(file)
        return counts(reuse) if reuse else own is not None and own.is_in_force


def together(scene: actions.Scene) -> Together:
    """Three queries."""
    case: Case = scene.case
    rows = FiledFor.objects.filter(case=case).select_related(
        "person__party", "position__office", "paper", "mandate__person__party"
    )
    return Together(
        filed_for=rows.first(),
        signatures=list(Signature.objects.filter(case=case).select_related("person__party").order_by("part")),
        talk=talk_of(scene),
        case=case,
    )
