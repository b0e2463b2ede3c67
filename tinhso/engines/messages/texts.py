"""The texts that parts send, declared as data in their own ``texts`` modules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tinhso.base.registry import Text as Label
from tinhso.base.registry import offered
from tinhso.engines.messages.sms.links import disarmed, foreign_links, is_own
from tinhso.engines.messages.sms.wording import MOST_PARTS, parts, worded

Channel = Literal["mail", "sms"]
MAIL_MAY_NAME = frozenset({"name", "code", "link", "office", "due", "procedure"})
"""What a mail or an SMS may hold: the reader's name, the dossier's code, and what concerns no person."""


NEWS = _("There is news about dossier {code}: {link}")


@dataclass(frozen=True)
class Text:
    """One text with ``{placeholders}``. A part offers a tuple of them at the point ``messages.texts``.

    ``subject`` and ``body`` are for the person's own list and may use any data; ``mail`` is what goes outside,
    with the placeholders of ``MAIL_MAY_NAME`` only, as its subject. Without ``mail`` it says that there is news. An
    SMS costs money: it goes out only where ``channels`` names it, in the words of ``sms``, with the same placeholders;
    ``sms_without_mail``: only to somebody whom no mail reaches.
    """

    code: str
    subject: Label
    body: Label
    channels: tuple[Channel, ...] = ("mail",)
    mail: Label = _("There is news about dossier {code}. Please sign in to read it: {link}")
    sms: Label = NEWS
    sms_without_mail: bool = False

    def written(self, data: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body in Vietnamese. Raises KeyError for data that is missing."""
        with translation.override("vi"):
            return str(self.subject).format_map(data), str(self.body).format_map(data)

    def mailed(self, data: Mapping[str, object]) -> str:
        """The mail in Vietnamese. Raises ValueError if it or its subject would name more than a mail may."""
        with translation.override("vi"):
            text = str(self.mail)
            subject = str(self.subject)
        if more := placeholders(subject + text) - MAIL_MAY_NAME:
            raise ValueError(f"The mail {self.code} must not name {', '.join(sorted(more))}.")
        return text.format_map(data)

    def texted(self, data: Mapping[str, object]) -> str:
        """The SMS in Vietnamese; one that grows beyond three parts only says that there is news.

        Raises ValueError if it would name more than it may or hold a link that is not the province's.
        """
        with translation.override("vi"):
            words = (str(self.sms), str(NEWS))
        if more := placeholders(words[0]) - MAIL_MAY_NAME:
            raise ValueError(f"The SMS {self.code} must not name {', '.join(sorted(more))}.")
        if foreign_links(words[0]) or not is_own(str(data.get("link", ""))):
            raise ValueError(f"The SMS {self.code} must hold no link but the province's own.")
        facts = {name: value if name == "link" else disarmed(value) for name, value in data.items()}
        whole, short = (text.format_map(facts) for text in words)
        return whole if parts(worded(whole)) <= MOST_PARTS else short


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


@cache
def texts() -> dict[str, Text]:
    """Every text by its code."""
    found: dict[str, Text] = {}
    for group in offered("messages.texts"):
        for text in group:
            if text.code in found:
                raise LookupError(f"Two texts are called {text.code}.")
            found[text.code] = text
    return found


def text(code: str) -> Text:
    """The text with this code. Raises LookupError."""
    if code not in texts():
        raise LookupError(f"No part declares the text {code}.")
    return texts()[code]
