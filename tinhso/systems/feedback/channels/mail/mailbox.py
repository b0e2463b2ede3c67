"""The mailbox from which mails are fetched: IMAP (RFC 3501), or a partner that hands them out over HTTP."""

from __future__ import annotations

import imaplib
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from tinhso.engines.adapters.api import NotDelivered
from tinhso.systems.feedback.channels.mail.letter import LARGEST

SECONDS = 8.0
AT_ONCE = 50


def configured() -> bool:
    """Whether a mailbox is named in TINHSO_MAIL_URL (imaps://user@host/folder, or https://…) and TINHSO_MAIL_KEY."""
    return all(settings.PARTNERS["mail"])


def letters(address: str) -> Iterator[bytes]:
    """The mails that wait for ``address``; each is marked as taken once the caller asks for the next.

    Raises NotDelivered with what stands in the way.
    """
    url, key = settings.PARTNERS["mail"]
    try:
        yield from _imap(url, key) if url.startswith("imap") else _http(f"{url}/hop-thu/{address}", key)
    except (OSError, imaplib.IMAP4.error, httpx.HTTPError, ValueError) as error:
        raise NotDelivered(_("The mailbox does not answer (%(why)s).") % {"why": type(error).__name__}) from error


def _imap(url: str, key: str) -> Iterator[bytes]:
    place = urlsplit(url)
    kind = imaplib.IMAP4_SSL if place.scheme == "imaps" else imaplib.IMAP4
    port = place.port or (993 if place.scheme == "imaps" else 143)
    with kind(place.hostname or "", port, timeout=SECONDS) as box:
        box.login(unquote(place.username or ""), key)
        box.select(place.path.strip("/") or "INBOX")
        for number in box.uid("SEARCH", "UNSEEN")[1][0].split()[:AT_ONCE]:
            found = box.uid("FETCH", number.decode(), f"(BODY.PEEK[]<0.{LARGEST + 1}>)")[1]
            raw = next((part[1] for part in found if isinstance(part, tuple)), b"")
            if raw:
                yield raw
            box.uid("STORE", number.decode(), "+FLAGS", r"(\Seen)")


def _http(url: str, key: str) -> Iterator[bytes]:
    head = {"Authorization": f"Bearer {key}"}
    with httpx.Client(headers=head, timeout=SECONDS) as client:
        for each in client.get(url).raise_for_status().json()[:AT_ONCE]:
            yield b64decode(each["raw"])
            client.post(f"{url}/{each['key']}/xong").raise_for_status()
