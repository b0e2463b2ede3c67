"""The papers that planted applicants attach: real PDFs of one page, set once per kind of paper and day."""

from __future__ import annotations

from tinhso.base import clock
from tinhso.base.typesetting import typeset
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.systems.services.planting.lives import Life

TEMPLATE = "systems/services/planting/attachment.typ"


def attachment(life: Life, code: str) -> File:
    """A PDF for one paper of a life's procedure, as its applicant would have scanned it."""
    name = next(paper.name for paper in life.version.papers if paper.code == code)
    data = {"name": name, "person": life.applicant.party.name, "day": f"{clock.local(life.at):%d/%m/%Y}"}
    pdf = typeset(TEMPLATE, data, at=life.at).pdf
    return files.store(pdf, name=f"{name.split(',')[0][:80]}.pdf", owner=life.applicant.party.subject_id)
