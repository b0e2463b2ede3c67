"""Which entries of a menu this person sees."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from tinhso.base.registry import Menu, Place, Text, menu


@dataclass(frozen=True)
class Entry:
    """A link of the service navigation."""

    label: Text
    url: str
    current: bool


def entries(request: HttpRequest, *places: Place) -> list[Entry]:
    """The entries of ``places`` that the person may open; the one whose pages these are is current."""
    allowed = [(m, url) for place in places for m in menu(place) if _may(request, m) and (url := address(m.url))]
    here = max((url for _, url in allowed if _holds(url, request.path)), key=len, default="")
    return [Entry(m.label, url, url == here) for m, url in allowed]


def address(name: str) -> str:
    """The address of a page by its URL name, or "" where the part that has it is switched off."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _may(request: HttpRequest, entry: Menu) -> bool:
    may = getattr(request, "may", lambda permission: False)
    return not entry.needs or bool(may(entry.needs))


def _holds(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
