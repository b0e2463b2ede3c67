"""One mail, read without trust (RFC 5322, 2045): who, what about, the words, the files."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, field
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from tinhso.base.text import nfc
from tinhso.systems.feedback.channels.mail.words import plain_text, without_quotes

LARGEST = 25 * 2**20  # bytes of a whole mail
MOST_FILES = 10
_CODE = re.compile(r"\bPA-\d{6}-\d{4,}\b")
_NUMBER = re.compile(r"<[^<>\s]{1,190}>")
_ADDRESS = re.compile(r"[^\s<>\"(),;:]{1,64}@[A-Za-z0-9.-]{1,190}")


class Unreadable(Exception):
    """It is no mail that we can answer: too large, or from nobody."""


@dataclass(frozen=True)
class Letter:
    """What a mail says; ``headers`` are kept for whoever decides whether a person wrote it."""

    sender: str
    name: str
    subject: str
    text: str
    message_id: str
    references: tuple[str, ...]
    headers: EmailMessage
    files: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def code(self) -> str:
        """The code of a report that the subject names; "" if none."""
        return _one(_CODE, self.subject)


def read_letter(raw: bytes) -> Letter:
    """Read a mail. Raises Unreadable; whatever else is broken in it is read as well as it can be."""
    if len(raw) > LARGEST:
        raise Unreadable("too large")
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    name, sender = parseaddr(header(mail, "From"))
    if not _ADDRESS.fullmatch(sender):
        raise Unreadable("from nobody")
    return Letter(
        sender=sender.lower(),
        name=nfc(name)[:200],
        subject=" ".join(nfc(header(mail, "Subject")).split())[:200],
        text=without_quotes(_words(mail)),
        message_id=_one(_NUMBER, header(mail, "Message-ID")),
        references=tuple(f"{header(mail, 'References')} {header(mail, 'In-Reply-To')}".split())[-20:],
        headers=mail,
        files=_files(mail),
    )


def header(mail: EmailMessage, name: str) -> str:
    """A header's text; "" where there is none or it cannot be read."""
    try:
        return str(mail[name] or "")
    except Exception:  # the standard parser raises anything for a broken header
        return ""


def _one(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _words(mail: EmailMessage) -> str:
    try:
        part = mail.get_body(("plain", "html"))
    except Exception:  # as above: a broken structure
        part = None
    if part is None:
        return ""
    text = _content(part)
    return plain_text(text) if part.get_content_type() == "text/html" else text


def _content(part: MIMEPart) -> str:
    try:
        said = part.get_content()
    except Exception:  # an unknown character set, or a lie about it
        payload = part.get_payload(decode=True)
        said = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return nfc(said if isinstance(said, str) else "").replace("\r\n", "\n").replace("\x00", "")


def _files(mail: EmailMessage) -> list[tuple[str, bytes]]:
    """Attachments, and pictures that stand inside the text."""
    found: list[tuple[str, bytes]] = []
    for part in mail.walk():
        is_shown = part.get_content_maintype() == "image"
        if part.is_multipart() or not (part.get_content_disposition() == "attachment" or is_shown):
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            found.append((nfc(part.get_filename() or "")[:120] or "tep-dinh-kem", content))
    return found
