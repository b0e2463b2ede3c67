"""Every address of the project, filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(resolver: URLResolver | None = None, before: str = "/") -> Iterator[str]:
    """``/ho-so/<str:code>/`` and so on, for every page of every part."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from patterns(one, route)
        elif isinstance(one, URLPattern):
            yield route


def filled(route: str, *, key: str, code: str) -> str:
    """The address with these values: ``key`` where a uuid belongs, ``code`` where text or a number does."""

    def value(found: re.Match[str]) -> str:
        kind = found[1] or "str"
        return {"uuid": str(UUID(key)), "int": "2026"}.get(kind, code)

    return re.sub(r"<(?:(\w+):)?\w+>", value, route)
