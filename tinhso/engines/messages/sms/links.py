"""Links in an SMS: the province's own or none, so that people can learn to trust no other."""

from __future__ import annotations

import re

from django.conf import settings

_LINK = re.compile(r"(?i)[a-z][a-z0-9+.-]*://\S*|\bwww\.\S+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\b\S*")
_DOT = re.compile(r"\.(?=[^\W\d_])")


def foreign_links(text: str) -> list[str]:
    """What a telephone would make a link of and is not below the province's address."""
    return [found for found in _LINK.findall(text) if not is_own(found)]


def is_own(link: str) -> bool:
    """Whether an address is the province's, and not only begins like it (``https://tinh.vn.example``)."""
    rest = link.removeprefix(settings.BASE_URL)
    return rest != link and (not rest or rest[0] in "/?#" or not rest.strip(".,;:!)"))


def disarmed(value: object) -> str:
    """What somebody typed, written so that no telephone makes a link of it: ``evil.vn`` → ``evil. vn``."""
    return _DOT.sub(". ", str(value).replace("://", " "))
