"""Serving a large file in the pieces that are asked for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

PIECE = 64 * 1024  # bytes read at a time
MOST = 4 * 1024 * 1024  # bytes of one answer to a range; who wants more asks again
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


def part_of(request: HttpRequest, file: Path, *, content_type: str) -> HttpResponseBase:
    """``file``, or the one range of it that was asked for: 206, 304, 416; several ranges at once get the whole file."""
    held = file.stat()
    size, tag = held.st_size, f'"{held.st_size:x}-{held.st_mtime_ns:x}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "Cache-Control": "public, max-age=3600"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    asked = request.headers.get("Range", "")
    if asked and request.headers.get("If-Range", tag) == tag and (found := _RANGE.match(asked)):
        span = _span(found[1], found[2], size)
        if span is None:
            return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
        first, last = span
        body = next(_pieces(file, first, last - first + 1, piece=MOST), b"")
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        return HttpResponse(body, status=206, content_type=content_type, headers=headers)
    headers["Content-Length"] = str(size)
    return StreamingHttpResponse(_pieces(file, 0, size), content_type=content_type, headers=headers)


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte; ``-n`` are the last n. None where nothing of the file is asked for."""
    if not first and not last:
        return None
    begin = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if begin > end or (not first and last == "0"):
        return None
    return begin, min(end, begin + MOST - 1)


def _pieces(file: Path, begin: int, left: int, *, piece: int = PIECE) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(begin)
        while left > 0 and (read := opened.read(min(piece, left))):
            left -= len(read)
            yield read
