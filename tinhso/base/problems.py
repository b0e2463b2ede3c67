"""What went wrong, for machines: RFC 9457 problem details, with a sentence for every field that is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

MEDIA_TYPE = "application/problem+json"
SPEAKERS = "/api/v"  # where the addresses begin whose every answer is for a machine
Text = str | Promise


def wanted(request: HttpRequest) -> bool:
    """Whether whoever asks is a machine, also where no view was found for it."""
    return request.path.startswith(SPEAKERS)


def problem(
    status: int,
    detail: Text = "",
    *,
    code: str = "",
    errors: Iterable[tuple[str, Text]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """The answer: ``errors`` are pairs of a field (``answers.child``) and a sentence that says what to do about it."""
    code = code or CODES.get(status, "refused")
    titles = {
        "bad-request": _("The request cannot be read"),
        "unauthenticated": _("A key is needed"),
        "denied": _("Not allowed"),
        "not-found": _("Not found"),
        "wrong-method": _("Not possible with this method"),
        "conflict": _("The record has changed"),
        "changed-meanwhile": _("The record has changed"),
        "too-large": _("Too large"),
        "wrong-type": _("Not in a form that is taken here"),
        "no-such-part": _("There is no such part of the file"),
        "invalid": _("Some of what was sent is not right"),
        "precondition-required": _("The state that is known must be named"),
        "too-often": _("Too many requests"),
        "broken": _("The province made a mistake"),
    }
    body = {
        "type": f"{settings.BASE_URL}/api/#{code}",
        "title": titles.get(code) or titles["invalid"],
        "status": status,
        "code": code,
        "detail": str(detail) or titles.get(code, ""),
        "errors": [{"field": field, "detail": str(sentence)} for field, sentence in errors],
    }
    answer = HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)
    for name, value in (headers or {}).items():
        answer[name] = value
    return answer


CODES = {
    400: "bad-request",
    401: "unauthenticated",
    403: "denied",
    404: "not-found",
    405: "wrong-method",
    409: "conflict",
    412: "changed-meanwhile",
    413: "too-large",
    415: "wrong-type",
    416: "no-such-part",
    422: "invalid",
    428: "precondition-required",
    429: "too-often",
    500: "broken",
}
