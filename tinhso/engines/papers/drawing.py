"""Drawing a paper up: its template set with its data, then signed and sealed."""

from __future__ import annotations

from typing import Any

import segno
from django.conf import settings

from tinhso.base.typesetting import Place, Sheet, typeset
from tinhso.engines.directory.models import Office, Position
from tinhso.engines.papers.models import Paper
from tinhso.engines.papers.tokens import grouped
from tinhso.engines.signatures.api import Signed, certificate_of, seal_of, seal_stamp, sign, signer_stamp

LEADING = {"CHỦ TỊCH", "PHÓ CHỦ TỊCH"}
_CORNER = Place(0, 430, 130)  # for a template that marks no place


def drawn_up(paper: Paper) -> Signed:
    """The finished PDF. The same paper is set the same way each time; only the signatures differ."""
    sheet = set_paper(paper)
    place = sheet.places.get("signature", _CORNER)
    made = Signed(sheet.pdf, time_stamped=True)
    if paper.sign_as:
        stamp = signer_stamp(place)
        made = sign(made.pdf, certificate=certificate_of(paper.sign_as), stamp=stamp, reason=paper.code)
    if paper.sign_as is None or paper.declared.sealed:
        stamp = seal_stamp(place, beside_signer=paper.sign_as is not None)
        sealed = sign(made.pdf, certificate=seal_of(paper.office), stamp=stamp, reason=paper.code)
        made = Signed(sealed.pdf, time_stamped=made.time_stamped and sealed.time_stamped)
    return made


def set_paper(paper: Paper) -> Sheet:
    """The paper as typeset, unsigned."""
    return typeset(paper.declared.template, content(paper), at=paper.issued_at)


def content(paper: Paper) -> dict[str, Any]:
    """What a template reads: the letterhead's parts, the signing block and, under ``data``, the paper's own."""
    office, signer = paper.office, paper.sign_as
    address = verify_url(paper.token)
    return {
        "kind": str(paper.declared.name),
        "number": paper.code,
        "issued_at": paper.issued_at.isoformat(),
        "office": {"name": office.name, "above": _above(office), "place": office.area.name},
        "signer": {
            "lines": signing_lines(signer, stands_for=str(paper.data.get("signs_for", ""))) if signer else [],
            "name": signer.person.party.name if signer and signer.person else "",
        },
        "verify": {
            "url": address,
            "where": address.removeprefix("https://").removeprefix("http://").rsplit("/", 1)[0],
            "code": grouped(paper.token),
            "qr": segno.make(address, error="m").svg_inline(border=0),
        },
        "follow": _follow(paper),
        "data": paper.data,
    }


def _follow(paper: Paper) -> dict[str, str]:
    """A second QR where the data names an address to follow the matter at; empty strings without one."""
    address = str(paper.data.get("follow") or "")
    return {"url": address, "qr": segno.make(address, error="m").svg_inline(border=0) if address else ""}


def verify_url(token: str) -> str:
    """The address printed in the QR code."""
    return f"{settings.BASE_URL}/xac-minh/{token}"


def signing_lines(position: Position, *, stands_for: str = "") -> list[str]:
    """Who signs for whom above the signature (Decree 30/2020, appendix I, part II.4.a).

    A deputy head signs in the head's place (KT.), whoever else stands in for one who is absent, with the title
    ``stands_for``, by authorisation (TUQ.).
    """
    title, head = position.title.upper(), stands_for.upper().removeprefix("PHÓ ")
    committee = position.office.kind == Office.Kind.COMMITTEE
    leads = position.is_head or title in LEADING
    together = ["TM. UỶ BAN NHÂN DÂN"] if committee and (leads or head in LEADING) else []
    if title.startswith("PHÓ "):
        return [*together, f"KT. {title.removeprefix('PHÓ ')}", title]
    if head and not leads and head != title:
        return [*together, f"TUQ. {head}", title]
    return [*together, title]


def _above(office: Office) -> str:
    """The upper agency stands in the head of a letter, but not above a People's Committee."""
    return office.parent.name if office.parent and office.kind != Office.Kind.COMMITTEE else ""
