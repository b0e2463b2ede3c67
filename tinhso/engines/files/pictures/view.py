"""The only files that strangers may keep: pictures that were drawn anew and cleared."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from tinhso.engines.files.kinds import JPEG
from tinhso.engines.files.pictures.publishing import public
from tinhso.engines.files.pictures.redraw import THUMBNAILS, small
from tinhso.engines.files.reading import read

SECONDS = 300  # for so long a browser may go on showing a picture that was withdrawn


@require_safe
def picture(request: HttpRequest, key: UUID, size: int = 0) -> HttpResponse:
    """A published picture; 404 once it was withdrawn. It may be shown on other sites, as Open311 intends."""
    file = public(key) if not size or size in THUMBNAILS else None
    if file is None:
        raise Http404
    request.session.accessed = False  # the same for everybody: no "Vary: Cookie", so that caches may share it
    etag = f'"{file.sha256[:32]}-{size}"'
    if (unchanged := get_conditional_response(request, etag=etag)) is not None:
        return _cacheable(unchanged, etag)
    answer = HttpResponse(small(file.sha256, size) if size else read(file), content_type=JPEG.content_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return _cacheable(answer, etag)


def _cacheable(answer: HttpResponse, etag: str) -> HttpResponse:
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={SECONDS}"
    return answer
