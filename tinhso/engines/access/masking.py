"""Personal data is shown masked unless there is a reason (Law 91/2025/QH15 on personal data): one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from tinhso.base.codes import show_phone

DOT = "*"


def mask(value: object, data_class: str, *, shown: bool) -> str:
    """``value`` in full where ``shown``, otherwise only what its class of personal data leaves to see.

    Classes: name, identifier (personal number, tax code), phone, email, address, birth, account (of a bank),
    and secret, which leaves nothing. Raises LookupError for another class.
    """
    try:
        cover = CLASSES[data_class]
    except KeyError:
        raise LookupError(f"{data_class} is not a class of personal data.") from None
    if value is None or value == "":
        return ""
    text = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    return text if shown else cover(text.strip())


def _ends(first: int, last: int) -> Callable[[str], str]:
    """Leave so many characters at either end; of a short text leave none."""

    def cover(text: str) -> str:
        hidden = len(text) - first - last
        if hidden < first + last:
            return DOT * len(text)
        return text[:first] + DOT * hidden + text[len(text) - last :]

    return cover


def _name(text: str) -> str:
    """The family name and initials: ``Nguyễn Văn An`` → ``Nguyễn V. A.``."""
    words = text.split()
    kept = words[:1] if len(words) > 1 else []
    return " ".join([*kept, *(f"{word[0]}." for word in words[len(kept) :])])


def _phone(text: str) -> str:
    """As people read it out, the first three digits and the last two: ``090* *** *01``."""
    home = show_phone(text)
    digits = [place for place, sign in enumerate(home) if sign.isdigit()]
    left = {*digits[:3], *digits[-2:]} if len(digits) >= 9 else set()
    return "".join(sign if sign == " " or place in left else DOT for place, sign in enumerate(home))


def _email(text: str) -> str:
    name, _, host = text.rpartition("@")
    return f"{name[:1]}{DOT * 3}@{host}" if name else DOT * len(text)


def _address(text: str) -> str:
    """Only the commune and the province: the last two parts."""
    parts = [part.strip() for part in text.split(",")]
    return ", ".join([DOT * 3, *parts[max(1, len(parts) - 2) :]])


def _birth(text: str) -> str:
    """Only the year."""
    return f"{DOT * 2}/{DOT * 2}/{text[-4:]}" if text[-4:].isdigit() else DOT * len(text)


CLASSES: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "identifier": _ends(4, 2),
    "phone": _phone,
    "email": _email,
    "address": _address,
    "birth": _birth,
    "account": _ends(2, 3),
    "secret": lambda text: DOT * 6,
}
