"""Comparing a PDF that somebody brings with what was issued; nothing of it is kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tinhso.engines.papers.models import Paper
from tinhso.engines.papers.queries import by_content
from tinhso.engines.signatures.api import SignatureReport, validate_pdf


@dataclass(frozen=True)
class Comparison:
    """``same``: the very bytes of this paper. ``other``: of another paper of ours."""

    same: bool
    other: Paper | None
    signatures: list[SignatureReport]
    sha256: str


def compare(pdf: bytes, paper: Paper | None) -> Comparison:
    """Set a PDF beside a paper, or look for the paper it is. Raises Refused for what is no PDF."""
    signatures = validate_pdf(pdf)
    digest = hashlib.sha256(pdf).hexdigest()
    found = by_content(digest)
    same = found is not None and paper is not None and found.pk == paper.pk
    return Comparison(same=same, other=None if same else found, signatures=signatures, sha256=digest)
