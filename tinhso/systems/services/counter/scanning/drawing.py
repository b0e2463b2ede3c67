"""Cover sheets as PDF: a working paper, neither numbered in a book nor signed."""

from __future__ import annotations

from collections.abc import Iterable

import segno

from tinhso.base import clock
from tinhso.base.code128 import barcode_svg
from tinhso.base.typesetting import typeset
from tinhso.systems.services.counter.models import HandedPaper
from tinhso.systems.services.counter.scanning.codes import PREFIX, shown


def cover_sheets(papers: Iterable[HandedPaper]) -> bytes:
    """One page for each paper that has a code, to be laid before it in the scanner."""
    sheets = [
        {
            "code": shown(paper.sheet),
            "qr": segno.make(PREFIX + paper.sheet, error="h", micro=False).svg_inline(border=4),
            "barcode": barcode_svg(PREFIX + paper.sheet),
            "case": paper.case.code,
            "title": paper.case.title,
            "applicant": str(paper.case.applicant),
            "paper": paper.name,
            "number": paper.number,
            "form": str(paper.get_form_display()),
            "office": paper.case.office.name,
        }
        for paper in papers
        if paper.sheet
    ]
    return typeset("systems/services/papers/cover.typ", {"sheets": sheets}, at=clock.now()).pdf
