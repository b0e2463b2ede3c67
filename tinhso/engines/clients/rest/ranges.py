"""A file as an answer of the API: whole or a part of it, with the ETag of its content."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from tinhso.base.problems import problem

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)
BYTES: dict[int, Any] = {
    status: {
        "description": sentence,
        "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
        "headers": headers,
    }
    for status, sentence, headers in (
        (200, "The whole file.", {}),
        (206, "The part that `Range` asked for.", {"Content-Range": {"schema": {"type": "string"}}}),
    )
}


def ranged(request: HttpRequest, data: bytes, *, content_type: str, name: str, digest: str) -> HttpResponse:
    """The bytes, or the one part that ``Range`` asks for (RFC 9110); 416 for a part that there is not.

    A part is given only of the content that the client has begun (``If-Range``); several parts at once are not
    supported, and the whole is sent.
    """
    tag = f'"{digest[:24]}"'
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    begun = request.headers.get("If-Range", tag).strip() == tag
    known = tag in request.headers.get("If-None-Match", "")
    if found is None or found[0] == "bytes=-" or not begun or known:
        return _answer(data, 200, content_type, name, tag)
    first, last = _places(found[1], found[2], len(data))
    if first > last:
        return problem(416, _("The file has no such part."), headers={"Content-Range": f"bytes */{len(data)}"})
    answer = _answer(data[first : last + 1], 206, content_type, name, tag)
    answer["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return answer


def _places(first: str, last: str, length: int) -> tuple[int, int]:
    """The first and the last byte that are asked for; the first above the last where there are none."""
    if not first:  # so many from the end
        return (length, -1) if int(last) == 0 else (max(0, length - int(last)), length - 1)
    if last and int(last) < int(first):
        return length, -1
    return int(first), min(int(last), length - 1) if last else length - 1


def _answer(data: bytes, status: int, content_type: str, name: str, tag: str) -> HttpResponse:
    answer = HttpResponse(data, status=status, content_type=content_type)
    answer["ETag"], answer["Accept-Ranges"] = tag, "bytes"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
