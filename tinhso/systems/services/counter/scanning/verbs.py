"""Sorting scans: put the parts of a scanner's file to their papers, settle by hand what could not be."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.engines.access import api as access
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning.codes import new_code, typed_code
from tinhso.systems.services.counter.scanning.models import ScanBatch, ScanPart
from tinhso.systems.services.counter.scanning.splitting import Split
from tinhso.systems.services.counter.verbs import keep_scan

RECEIVE = "cases.receive"
State = ScanPart.State


@transaction.atomic
def give_sheets(case_id: UUID, *, by: Actor) -> list[HandedPaper]:
    """The papers of a dossier, each with the code of its cover sheet; a second time finds the same codes.

    Raises Denied.
    """
    papers = list(HandedPaper.objects.select_for_update(of=("self",)).filter(case=case_id).order_by("pk"))
    for paper in papers:
        access.require(by, RECEIVE, paper.case)
        if not paper.sheet:
            paper.sheet = new_code()
            paper.save(update_fields=["sheet"])
    return papers


@transaction.atomic
def put_parts(batch_id: UUID, parts: Sequence[Split], *, by: Actor) -> ScanBatch:
    """Attach every part whose sheet names a paper that ``by`` may receive; keep the others for a person. Once."""
    batch = ScanBatch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch_id)
    if batch.sorted_at is not None or batch.file is None:
        return batch
    content = files.read(batch.file)
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        paper, state = _where(part, seen, by)
        seen.add(part.code)
        made = ScanPart(batch=batch, number=number, first=part.first, last=part.last, content=part.content,
                        state=state, paper=paper)  # fmt: skip
        if state == State.ATTACHED and paper is not None:
            _attach(made, paper, content, by)
        else:
            name = f"{batch.name.removesuffix('.pdf')}-{number}.pdf"
            made.file = files.keep_own(files.excerpt(content, part.first, part.last), name=name, kind=files.PDF)
        made.save()
    batch.sorted_at, batch.read = clock.now(), batch.pages
    batch.save(update_fields=["sorted_at", "read"])
    _let_go(batch)
    return batch


@transaction.atomic
def attach_by_hand(part_id: UUID, *, by: Actor, paper: UUID | None = None, code: str = "") -> ScanPart:
    """Put a part to the paper that a person chose, or whose sheet's code they typed.

    Raises Denied, AlreadyDone, Refused without such a paper, or where its scan is signed.
    """
    part, by, position = _part(part_id, by)
    found = HandedPaper.objects.select_for_update(of=("self",)).select_related("case__office")
    chosen = found.filter(pk=paper).first() if paper else found.filter(sheet=typed_code(code) or None).first()
    if chosen is None or (code and not paper and not typed_code(code)):
        raise Refused(_("No paper has this code. Type the nine signs beneath the barcode, or choose the paper."),
                      field="code")  # fmt: skip
    by = access.require(by, RECEIVE, chosen.case)
    if chosen.signed_id:
        raise AlreadyDone(_("The scan of this paper has been signed already."))
    if not part.content or part.batch.file is None:
        raise Refused(_("Nothing follows this cover sheet. Put it aside and scan the paper again."))
    _attach(part, chosen, files.read(part.batch.file), by)
    return _settle(part, State.BY_HAND, position, chosen)


@transaction.atomic
def put_aside(part_id: UUID, *, by: Actor) -> ScanPart:
    """A part that belongs to nothing, such as a sheet without a paper. Raises Denied, AlreadyDone."""
    part, _by, position = _part(part_id, by)
    return _settle(part, State.ASIDE, position, None)


def _where(part: Split, seen: set[str], by: Actor) -> tuple[HandedPaper | None, State]:
    """The paper of a part, held until the transaction ends, and whether it may be attached there."""
    if not part.sheet:
        return None, State.NO_SHEET
    if not part.code:
        return None, State.UNREADABLE
    found = HandedPaper.objects.select_for_update(of=("self",)).select_related("case__office")
    paper = found.filter(sheet=part.code).first()
    if paper is None:
        return None, State.UNKNOWN
    if not access.may(by, RECEIVE, paper.case):
        return None, State.NOT_YOURS
    if not part.content:
        return paper, State.EMPTY
    if part.code in seen:
        return paper, State.TWICE
    return paper, State.SIGNED if paper.signed_id else State.ATTACHED


def _attach(part: ScanPart, paper: HandedPaper, content: bytes, by: Actor) -> None:
    keep_scan(
        paper,
        files.keep_own(
            files.excerpt(content, part.content, part.last), name=f"{paper.case.code}-{paper.paper}.pdf",
            kind=files.PDF, owner=by.subject,
        ),
        by=by,
    )  # fmt: skip


def _part(part_id: UUID, by: Actor) -> tuple[ScanPart, Actor, Position]:
    parts = ScanPart.objects.select_for_update(of=("self",)).select_related("batch__hall", "batch__file")
    part = parts.get(pk=part_id)
    by, position = clerk(by, part.batch.hall)
    if not part.waits:
        raise AlreadyDone(_("This part has been settled already."))
    return part, by, position


def _settle(part: ScanPart, state: State, position: Position, paper: HandedPaper | None) -> ScanPart:
    part.state, part.settled_by, part.settled_at = state, position, clock.now()
    part.paper, part.file = paper or part.paper, None
    part.save(update_fields=["state", "settled_by", "settled_at", "paper", "file"])
    _let_go(part.batch)
    return part


def _let_go(batch: ScanBatch) -> None:
    """Nothing waits any more: the whole file is needed by nobody, and holds many people's papers."""
    if batch.file is None or any(part.waits for part in batch.parts.all()):
        return
    key = batch.file.pk
    batch.file = None
    batch.save(update_fields=["file"])
    files.forget([key])


def clerk(by: Actor, hall: Office) -> tuple[Actor, Position]:
    """Who sorts scans in a hall, and their position. Raises Denied."""
    by = access.require_at(by, RECEIVE, directory.subjects_of(hall))
    position = directory.position_of(by)
    if position is None:
        raise Denied
    return by, position
