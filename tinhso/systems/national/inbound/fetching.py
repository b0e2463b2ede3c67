"""Fetching a file from a partner: from its own address alone, no further than the limit, and never believed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import NotDelivered, Rejected
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import ProcedureVersion

LARGEST = 20 * 2**20
SECONDS = 10.0


def fetch(url: str, *, of: str) -> bytes:
    """The content behind ``url``, which must lie at the partner's address ``of``; redirects are not followed.

    Raises Rejected for another address or too much content, NotDelivered where it does not answer.
    """
    wanted, allowed = urlsplit(url), urlsplit(of)
    if (wanted.scheme, wanted.netloc) != (allowed.scheme, allowed.netloc) or not allowed.netloc:
        raise Rejected(_("A file lies at an address that is not the partner's own."))
    held = bytearray()
    try:
        with httpx.stream("GET", url, timeout=SECONDS, follow_redirects=False) as answer:
            if answer.status_code != httpx.codes.OK:
                raise NotDelivered(_("A file could not be fetched (error %(code)s).") % {"code": answer.status_code})
            for piece in answer.iter_bytes():
                held += piece
                if len(held) > LARGEST:
                    raise Rejected(_("A file is larger than is accepted."))
    except httpx.HTTPError as error:
        raise NotDelivered(_("A file could not be fetched (%(why)s).") % {"why": type(error).__name__}) from error
    return bytes(held)


def fetch_papers(said: dict[str, Any], version: ProcedureVersion, *, owner: int) -> dict[str, list[File]]:
    """Each of ``TaiLieuNop``, looked into and left to the scanner. Raises Refused, NotDelivered."""
    accepts = {paper.code: forms.accepted(paper) for paper in version.papers}
    held: dict[str, list[File]] = {}
    for each in said.get("TaiLieuNop") or []:
        paper = str(each.get("MaThanhPhanHoSo") or "")
        if paper not in accepts or str(each.get("IsDeleted")) in ("True", "1"):
            continue
        data = fetch(str(each.get("DuongDanTaiTepTin") or ""), of=settings.PARTNERS["national"][0])
        stored = files.store(data, name=str(each.get("TenTepDinhKem") or ""), owner=owner, accept=accepts[paper])
        held.setdefault(paper, []).append(stored)
    return held
