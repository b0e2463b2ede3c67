"""Fetching what people sent over Zalo: only from Zalo's own servers, only so large, following nobody's redirection."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.systems.feedback.channels.hearing import ACCEPT, Attached, Heard
from tinhso.systems.feedback.channels.zalo.notices import Notice

HOSTS = (".zdn.vn", ".zadn.vn", ".zaloapp.com", ".zalo.me")
SECONDS = 10.0


def fetched(notice: Notice) -> Heard:
    """What the person said, with the pictures; one that cannot be fetched is named in what was left out."""
    return Heard(
        peer=notice.peer,
        text=notice.text,
        reference=notice.reference,
        at=notice.at,
        place=notice.place,
        attached=[_fetch(url) for url in notice.pictures],
    )


def is_theirs(url: str) -> bool:
    """Whether an address is on Zalo's servers, or on those of the demonstration's partner."""
    place, partner = urlsplit(url), settings.PARTNERS["zalo"][0]
    if settings.ENV.demo and partner and url.startswith(f"{partner}/"):
        return True
    return place.scheme == "https" and place.port in (None, 443) and (place.hostname or "").endswith(HOSTS)


def _fetch(url: str) -> Attached:
    name = urlsplit(url).path.rpartition("/")[2][:80] or _("picture")
    if not is_theirs(url):
        return Attached(name, why=_("It does not lie on Zalo's servers."))
    content = bytearray()
    try:
        with httpx.stream("GET", url, timeout=SECONDS, follow_redirects=False) as answer:
            if answer.status_code != httpx.codes.OK:
                return Attached(name, why=_("Zalo did not give it out (%(status)s).") % {"status": answer.status_code})
            for piece in answer.iter_bytes():
                content += piece
                if len(content) > ACCEPT.max_bytes:
                    return Attached(name, why=_("It is too large."))
    except httpx.HTTPError as error:
        return Attached(name, why=_("Zalo did not give it out (%(status)s).") % {"status": type(error).__name__})
    return Attached(name, bytes(content))
