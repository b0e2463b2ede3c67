"""The papers that were handed over at a counter, as the dossier's page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from tinhso.engines.access import api as access
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Channel
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.models import Digitised, HandedPaper, handed_papers


@dataclass(frozen=True)
class Handed:
    """The papers with the addresses of their scans; ``may_scan``: the reader is who receives and digitises them."""

    rows: list[tuple[HandedPaper, str]]
    digitised: Digitised
    may_scan: bool


def handed_of(scene: actions.Scene) -> Handed | None:
    """One query for a dossier that came over a counter, none for the others."""
    if scene.case.channel == Channel.ONLINE:
        return None
    papers = handed_papers(scene.case.pk)
    if not papers:
        return None
    rows = [(row, files.link(row.file, scene.actor) if row.file and row.file.scan == "clean" else "") for row in papers]
    return Handed(rows, Digitised.of_rows(papers), access.may(scene.actor, "cases.receive", scene.case))
