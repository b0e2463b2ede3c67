"""Reading papers."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.access.api import mask, require
from tinhso.engines.events.api import Actor
from tinhso.engines.files.api import link
from tinhso.engines.papers.models import Copy, Paper
from tinhso.engines.papers.tokens import read_token

_RELATED = ("office", "file", "sign_as__person__party", "revocation", "replacement")


def of(about: UUID) -> list[Paper]:
    """The papers of one record, in the order of their issue."""
    found = Paper.objects.about(about).select_related("file", "revocation", "replacement")
    return list(found.defer("data", "replacement__data").order_by("issued_at", "pk"))


def of_owners(owners: Iterable[int], limit: int = 100) -> list[Paper]:
    """The wallet: the ready papers of a person and of whom they speak for, newest first."""
    found = Paper.objects.filter(owner__in=list(owners)).ready().select_related(*_RELATED)
    return list(found.order_by("-issued_at", "-pk")[:limit])


def by_token(text: str) -> Paper | None:
    """The paper with this verification code, as typed, scanned or pasted."""
    return Paper.objects.filter(token=read_token(text)).select_related(*_RELATED).first()


def by_content(sha256: str) -> Paper | None:
    """The paper that has exactly these bytes."""
    copy = Copy.objects.filter(sha256=sha256).select_related("paper__office").first()
    return copy.paper if copy else None


def link_of(paper: Paper, *, by: Actor | None, download: bool = False) -> str:
    """A short-lived address of the paper's file for one viewer. Raises Denied; Refused while it is prepared."""
    by = require(by, "papers.read", paper)
    if paper.file is None:
        raise Refused(_("This paper is still being signed. Look again in a moment."))
    return link(paper.file, by, download=download)


def state(paper: Paper) -> tuple[str, str]:
    """A word for the state, and its tone for a tag."""
    if paper.is_revoked:
        return _("Revoked"), "late"
    if paper.is_replaced:
        return _("Replaced"), "near"
    if paper.has_expired:
        return _("Expired"), "near"
    if paper.is_forgotten:
        return _("No longer kept"), "neutral"
    return (_("Valid"), "done") if paper.is_ready else (_("Being prepared"), "new")


def public_rows(paper: Paper) -> list[tuple[str, str]]:
    """What anyone with the code may see: no personal data but what its kind declares, masked."""
    rows = [
        (_("Paper"), str(paper.declared.name)),
        (_("Number and symbol"), paper.code),
        (_("Issued at"), f"{clock.local(paper.issued_at):%H:%M, %d/%m/%Y}"),
        (_("Issued by"), paper.office.name),
    ]
    if paper.valid_until:
        rows.append((_("Valid until"), f"{paper.valid_until:%d/%m/%Y}"))
    if paper.sign_as and paper.sign_as.person:
        rows.append((_("Signed by"), f"{paper.sign_as.person.party.name}, {paper.sign_as.title}"))
    for shown in paper.declared.public:
        if value := paper.data.get(shown.field):
            text = mask(value, shown.data_class, shown=False) if shown.data_class else _readable(str(value))
            rows.append((str(shown.label), text))
    return rows


def _readable(value: str) -> str:
    """ISO days and moments as people write them."""
    if len(value) >= 16 and value[4:5] == value[7:8] == "-" and value[10] == "T":
        return f"{value[11:16]}, {value[8:10]}/{value[5:7]}/{value[:4]}"
    if len(value) == 10 and value[4] == value[7] == "-":
        return f"{value[8:10]}/{value[5:7]}/{value[:4]}"
    return value
