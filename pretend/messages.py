"""What comes in and what goes out: the least of HTTP that a partner needs."""

from __future__ import annotations

import json as _json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

LARGEST_BODY = 10 * 2**20


@dataclass
class Request:
    """One request; ``path`` begins below the partner's prefix, ``args`` are the named pieces of the route."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]  # lower-case names
    body: bytes
    here: str  # the address under which the caller reached this process, without a slash at the end
    args: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @cached_property
    def json(self) -> Any:
        """The body as JSON; raises ValueError if it is none."""
        return _json.loads(self.body)

    @cached_property
    def cookies(self) -> dict[str, str]:
        pairs = (piece.strip().partition("=") for piece in self.headers.get("cookie", "").split(";"))
        return {name: value for name, _, value in pairs if name}


@dataclass
class Response:
    """One answer."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def json(data: Any, status: int = 200) -> Response:
    body = _json.dumps(data, ensure_ascii=False).encode()
    return Response(body, status, {"Content-Type": "application/json", "Cache-Control": "no-store"})


def html(text: str, status: int = 200) -> Response:
    return Response(text.encode(), status, {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"})


def redirect(to: str) -> Response:
    return Response(status=303, headers={"Location": to})


def read(environ: Mapping[str, Any]) -> Request:
    """The request of a WSGI environment; a body above ``LARGEST_BODY`` is cut."""
    length = min(int(environ.get("CONTENT_LENGTH") or 0), LARGEST_BODY)
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    headers["content-type"] = environ.get("CONTENT_TYPE") or ""
    return Request(
        method=environ["REQUEST_METHOD"],
        path=environ.get("PATH_INFO", "/").encode("latin-1").decode("utf-8", "replace"),
        query=dict(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)),
        headers=headers,
        body=environ["wsgi.input"].read(length) if length else b"",
        here=f"{environ['wsgi.url_scheme']}://{environ.get('HTTP_HOST') or 'localhost'}",
    )
