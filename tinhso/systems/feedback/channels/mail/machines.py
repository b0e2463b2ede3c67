"""Mails that no person wrote: answering them would go round in circles (RFC 3834)."""

from __future__ import annotations

from collections.abc import Collection

from tinhso.systems.feedback.channels.mail.letter import Letter, header

_ROBOTS = ("mailer-daemon@", "postmaster@", "no-reply@", "noreply@", "khong-tra-loi@", "bounce@", "bounces@")


def why_ignored(letter: Letter, own: Collection[str]) -> str:
    """A code for why the mail is not taken for a person's; "" if it is. ``own`` are our own addresses."""
    mail = letter.headers
    if letter.sender in own or letter.sender.startswith(_ROBOTS):
        return "loop"
    if header(mail, "Auto-Submitted").split(";")[0].strip().lower() not in ("", "no"):
        return "automatic"
    if header(mail, "Precedence").strip().lower() in ("bulk", "junk", "list", "auto_reply"):
        return "bulk"
    if any(mail[name] for name in ("List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Auto-Reply")):
        return "bulk"
    if header(mail, "Return-Path").strip() == "<>" or mail.get_content_type() == "multipart/report":
        return "bounce"
    if "dmarc=fail" in header(mail, "Authentication-Results").lower():  # the topmost is our own server's
        return "forged"
    return ""
