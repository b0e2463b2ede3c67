"""A paper that another system drew up and signed: entered in our books with its own number and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access.api import involve
from tinhso.engines.directory.api import subjects_of
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files import api as files
from tinhso.engines.papers.kinds import kind_of
from tinhso.engines.papers.models import Copy, Paper
from tinhso.engines.papers.verbs import _next_number
from tinhso.engines.signatures import api as signatures


@transaction.atomic
def adopt(
    kind: str,
    pdf: bytes,
    *,
    code: str,
    office: Office,
    data: Mapping[str, Any],
    about: UUID,
    owner: int | None,
    by: Actor,
    sign_as: Position | None = None,
) -> Paper:
    """Keep a signed PDF as a paper of ``office`` under its own number ``code``; not a byte of it is changed.

    The content is inspected and scanned like anything that comes from outside. Raises Refused where it is no PDF,
    carries no signature, or was changed after it was signed.
    """
    reports = signatures.validate_pdf(pdf)
    if not reports or not all(report.intact and report.whole and not report.modified for report in reports):
        raise Refused(_("The paper that came has no signature that holds."))
    declared, moment = kind_of(kind), clock.now()
    year, book = clock.local(moment).year, declared.book or declared.code
    paper = Paper.objects.create(
        kind=declared.code,
        office=office,
        book=book,
        year=year,
        number=_next_number(office, book, year),
        code=code[:80],
        about=about,
        owner=owner,
        data=dict(data),
        sign_as=sign_as,
        issued_at=moment,
    )
    name = f"{declared.name} {code.replace('/', '-')}.pdf"
    paper.file = files.store(pdf, name=name, owner=owner, accept=files.PDFS)
    paper.save(update_fields=["file"])
    Copy.objects.create(paper=paper, sha256=paper.file.sha256, time_stamped=True)  # ours would change its bytes
    involve(paper, {*subjects_of(office), *([owner] if owner else [])})
    record(
        "papers.issued", on=paper, by=by, office=office.here_id, area=office.area_id,
        paper_kind=declared.code, number=paper.number, about=about,
    )  # fmt: skip
    return paper
