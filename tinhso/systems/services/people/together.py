"""Who stands beside the applicant in a dossier: who filed, who signed, what they write, which papers were held."""

from __future__ import annotations

from dataclasses import dataclass, field

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.systems.services.held.saying import said_of
from tinhso.systems.services.models import FiledFor, Reuse, Signature
from tinhso.systems.services.talking.reading import Talk, talk_of


@dataclass(frozen=True)
class Together:
    """As the page of the dossier shows it."""

    filed_for: FiledFor | None
    signatures: list[Signature]
    talk: Talk
    reused: dict[tuple[str, object], Reuse] = field(default_factory=dict)  # by paper and file

    def held(self, paper: str, file: object) -> str:
        """Where the file of a paper comes from if the province held it already; "" for an upload."""
        reuse = self.reused.get((paper, file))
        return said_of(reuse) if reuse else ""


def together(scene: actions.Scene) -> Together:
    """Four queries."""
    case: Case = scene.case
    rows = FiledFor.objects.filter(case=case).select_related(
        "person__party", "position__office", "paper", "mandate__person__party"
    )
    reused = Reuse.objects.filter(case=case).select_related("issued__office", "held__verified_by__office")
    return Together(
        filed_for=rows.first(),
        signatures=list(Signature.objects.filter(case=case).select_related("person__party").order_by("part")),
        talk=talk_of(scene),
        reused={(row.paper, row.file_id): row for row in reused},
    )
