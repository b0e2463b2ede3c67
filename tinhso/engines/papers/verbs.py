"""Issuing papers, replacing and revoking them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.access.api import involve, require
from tinhso.engines.directory.api import subjects_of
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.events.api import Actor, record
from tinhso.engines.papers.jobs import prepare, prepare_now
from tinhso.engines.papers.kinds import PaperKind, kind_of
from tinhso.engines.papers.models import Paper, Revocation

Data = Mapping[str, Any]
_NEXT = """
INSERT INTO papers_book (office_id, book, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (office_id, book, year) DO UPDATE SET last = papers_book.last + 1 RETURNING last
"""


def issue(
    kind: PaperKind | str,
    *,
    office: Office,
    data: Data,
    about: UUID,
    owner: int | None,
    by: Actor,
    sign_as: Position | int | None = None,
    valid_until: date | None = None,
) -> Paper:
    """Give a paper its number now; it is drawn up, signed and sealed right after the commit.

    Part of another verb, which has checked that ``by`` may do this. ``sign_as`` is the position (or its subject)
    whose holder signs; without one the office's seal stands alone; ``valid_until`` is the paper's last day. Numbers
    have no gaps: a transaction that rolls back gives its number back. Raises Refused for a vacant position, TypeError
    for data without a needed field.
    """
    with transaction.atomic():
        paper = _enter(kind, office, data, about, owner, by, sign_as, valid_until=valid_until)
        prepare.later(paper=str(paper.pk))
    return paper


def issue_now(
    kind: PaperKind | str,
    *,
    office: Office,
    data: Data,
    about: UUID,
    owner: int | None,
    by: Actor,
    sign_as: Position | int | None = None,
    valid_until: date | None = None,
) -> Paper:
    """``issue``, drawn up, signed and sealed before it returns: for what is signed before the official's eyes."""
    with transaction.atomic():
        paper = _enter(kind, office, data, about, owner, by, sign_as, valid_until=valid_until)
        return prepare_now(paper.pk)


@transaction.atomic
def replace(paper_id: UUID, *, data: Data, by: Actor, sign_as: Position | int | None = None) -> Paper:
    """Issue a corrected paper in place of another, with a number of its own. Raises Denied, AlreadyDone."""
    old = _in_force(paper_id)
    by = require(by, "papers.replace", old)
    new = _enter(old.kind, old.office, data, old.about, old.owner, by, sign_as or old.sign_as, replaces=old)
    record("papers.replaced", on=old, by=by, office=old.office.here_id, paper_kind=old.kind, by_paper=new.pk)
    prepare.later(paper=str(new.pk))
    return new


@transaction.atomic
def revoke(paper_id: UUID, *, reason: str, by: Actor) -> Revocation:
    """Declare that a paper no longer counts; the verification page says so at once. Raises Denied, AlreadyDone."""
    paper = _in_force(paper_id)
    by = require(by, "papers.revoke", paper)
    if not reason.strip():
        raise Refused(_("Say why the paper is revoked."), field="reason")
    revocation = Revocation.objects.create(paper=paper, reason=reason.strip(), by=by.position or by.subject)
    record("papers.revoked", on=paper, by=by, office=paper.office.here_id, paper_kind=paper.kind)
    return revocation


def _enter(
    kind: PaperKind | str,
    office: Office,
    data: Data,
    about: UUID,
    owner: int | None,
    by: Actor,
    sign_as: Position | int | None,
    replaces: Paper | None = None,
    valid_until: date | None = None,
) -> Paper:
    kind = kind_of(kind if isinstance(kind, str) else kind.code)
    if missing := [field for field in kind.needs if field not in data]:
        raise TypeError(f"{kind.code} lacks {', '.join(missing)}.")
    signer = Position.objects.get(subject_id=sign_as) if isinstance(sign_as, int) else sign_as
    if signer is not None and signer.person_id is None:
        raise Refused(_("Nobody holds this position, so nobody can sign in its name."))
    moment = clock.now()
    year, book = clock.local(moment).year, kind.book or kind.code
    number = _next_number(office, book, year)
    paper = Paper.objects.create(
        kind=kind.code,
        office=office,
        book=book,
        year=year,
        number=number,
        code=kind.numbered(number, year, office.code, data),
        about=about,
        owner=owner,
        data=dict(data),
        sign_as=signer,
        issued_at=moment,
        replaces=replaces,
        valid_until=valid_until or (replaces.valid_until if replaces else None),
    )
    involve(paper, {*subjects_of(office), *([owner] if owner else [])})
    record(
        "papers.issued", on=paper, by=by, office=office.here_id, area=office.area_id,
        paper_kind=kind.code, number=number, about=about,
    )  # fmt: skip
    return paper


def _next_number(office: Office, book: str, year: int) -> int:
    """Holds the book's row until the transaction ends, so that numbers are given one after the other."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [office.pk, book, year])
        (number,) = cursor.fetchone()
    return int(number)


def _in_force(paper_id: UUID) -> Paper:
    paper = Paper.objects.select_for_update(of=("self",)).select_related("office", "sign_as").get(pk=paper_id)
    if paper.is_revoked:
        raise AlreadyDone(_("This paper is already revoked."))
    if paper.is_replaced:
        raise AlreadyDone(_("This paper is already replaced by another."))
    return paper
