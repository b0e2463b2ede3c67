"""Drawing papers up after the commit, and bringing in late time stamps."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from tinhso.base.jobs import job
from tinhso.engines.events.api import record
from tinhso.engines.files import api as files
from tinhso.engines.papers.drawing import drawn_up
from tinhso.engines.papers.models import Copy, Paper
from tinhso.engines.signatures import api as signatures


@job(retry=8)
def prepare(paper: str) -> None:
    """Draw one paper up; a second run finds it done."""
    prepare_now(UUID(paper))


@transaction.atomic
def prepare_now(paper_id: UUID) -> Paper:
    """The paper with its file: rendered, signed, sealed, stored. Done once, however often it is called."""
    related = ("office__parent", "office__area", "sign_as__person__party", "sign_as__office")
    paper = Paper.objects.select_for_update(of=("self",)).select_related(*related).get(pk=paper_id)
    if not paper.is_ready and not paper.is_forgotten:
        made = drawn_up(paper)
        _keep(paper, made.pdf, time_stamped=made.time_stamped)
        record("papers.ready", on=paper, office=paper.office.here_id, paper_kind=paper.kind, about=paper.about)
    return paper


@job(every="*/10 * * * *", once=True)
def stamp_late() -> None:
    """Every ten minutes: papers whose signature had to go without a time stamp."""
    for paper in Paper.objects.ready().exclude(copies__time_stamped=True).values_list("pk", flat=True)[:200]:
        try:
            stamp_now(paper)
        except signatures.NoTimeStamp:
            return  # it is still down


@transaction.atomic
def stamp_now(paper_id: UUID) -> Paper:
    """The paper with a time stamp over the whole document. Raises NoTimeStamp."""
    paper = Paper.objects.select_for_update(of=("self",)).get(pk=paper_id)
    if paper.file and not paper.copies.filter(time_stamped=True).exists():
        _keep(paper, signatures.add_time_stamp(files.read(paper.file)), time_stamped=True)
    return paper


def _keep(paper: Paper, pdf: bytes, *, time_stamped: bool) -> None:
    name = f"{paper.declared.name} {paper.code.replace('/', '-')}.pdf"
    paper.file = files.keep_own(pdf, name=name, kind=files.PDF, owner=paper.owner)
    paper.save(update_fields=["file"])
    Copy.objects.create(paper=paper, sha256=paper.file.sha256, time_stamped=time_stamped)
