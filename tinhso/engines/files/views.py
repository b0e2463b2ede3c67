"""Serving files: never as a page of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tinhso.engines.files.kinds import JPEG, PDF, PNG
from tinhso.engines.files.links import opening
from tinhso.engines.files.models import File
from tinhso.engines.files.reading import preview, read, readable

_SHOWN = {PDF.content_type, PNG.content_type, JPEG.content_type}
# The browsers' PDF viewer refuses to start in a sandbox; it is one itself. Everything else gets one.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@require_safe
def open_file(request: HttpRequest, token: str) -> HttpResponse:
    """The bytes behind a link that was made for this viewer."""
    wanted = opening(token, getattr(request, "actor", None))
    file = readable(get_object_or_404(File, pk=wanted.file))
    if wanted.page:
        return _answer(preview(file, wanted.page), PNG.content_type, f"{file.name}-{wanted.page}.png", save=False)
    return _answer(read(file), file.content_type, file.name, save=wanted.download)


def _answer(data: bytes, content_type: str, name: str, *, save: bool) -> HttpResponse:
    answer = HttpResponse(data, content_type=content_type)
    save = save or content_type not in _SHOWN
    answer["Content-Disposition"] = content_disposition_header(save, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = _POLICY if content_type == PDF.content_type else f"sandbox; {_POLICY}"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Cache-Control"] = "private, no-store"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
