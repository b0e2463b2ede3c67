"""Fetching a file from a partner: from its own address alone, no further than the limit, and never believed."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import NotDelivered, Rejected

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
