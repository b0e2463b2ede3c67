"""An official compares an uploaded paper with the original: it need not be asked for again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.access import api as access
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.papers import api as papers
from tinhso.engines.papers.models import Held
from tinhso.systems.services.held.offering import code_of
from tinhso.systems.services.held.reading import held_in
from tinhso.systems.services.models import Dossier, Reuse
from tinhso.systems.services.queries import dossier_of
from tinhso.systems.services.supplementing import present


def uploads(dossier: Dossier) -> list[tuple[forms.Paper, File]]:
    """What the applicant uploaded, later papers too; what came from the store is verified already."""
    named = {paper.code: paper for paper in dossier.version.papers}
    reused = set(Reuse.objects.filter(case=dossier.case).values_list("file", flat=True))
    held = present(dossier).files
    return [
        (named[code], file) for code, files in held.items() if code in named for file in files if file.pk not in reused
    ]


def to_verify(case: Case) -> list[tuple[str, str]]:
    """(choice, words) for each upload that was not verified yet."""
    there = set(Held.objects.filter(about=case.pk).values_list("file", flat=True))
    found = uploads(dossier_of(case))
    return [(f"{paper.code} {file.pk}", f"{paper.name}: {file.name}") for paper, file in found if file.pk not in there]


def to_strike(scene: actions.Scene) -> list[Held]:
    """What the reader's own office verified in this dossier and has not struck out."""
    if not scene.actor.is_official or not _came_with_files(scene.case):
        return []
    here = scene.actor.office
    return [row for row in held_in(scene.case) if row.struck_at is None and row.verified_by.office.here_id == here]


def can_strike(scene: actions.Scene) -> bool:
    return bool(to_strike(scene))


def has_uploads(scene: actions.Scene) -> bool:
    """The reader handles the dossier now, and it came with files."""
    return scene.task is not None and _came_with_files(scene.case)


def _came_with_files(case: Case) -> bool:
    """Asked once for one ``case``."""
    if case.kind != "services.dossier":
        return False
    if not hasattr(case, "_has_files"):
        case._has_files = case.dossier.submission.files.exists()  # type: ignore[attr-defined]
    return bool(case._has_files)  # type: ignore[attr-defined]


@transaction.atomic
def verify(case: Case, chosen: list[str], *, by: actions.Scene, valid_until: date | None = None) -> list[Held]:
    """Hold the chosen uploads as verified papers of the applicant. Raises Denied, Refused, AlreadyDone."""
    actor = access.require(by.actor, "cases.read", case)
    if by.task is None:
        raise Refused(_("Only whoever handles the dossier now verifies its papers."))
    dossier = dossier_of(case)
    rows = {f"{paper.code} {file.pk}": (paper, file) for paper, file in uploads(dossier)}
    made = []
    for key in chosen:
        paper, file = rows[key]
        if file.scan != File.Scan.CLEAN:
            raise Refused(_("%(name)s has not been checked by the scanner yet.") % {"name": file.name})
        code = code_of(dossier.version.procedure.code, paper)
        made.append(
            papers.hold(
                file, owner=case.owner, code=code, name=paper.name, about=case.pk, by=actor, valid_until=valid_until
            )  # fmt: skip
        )
    return made
