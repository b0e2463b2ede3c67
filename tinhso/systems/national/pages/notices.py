"""Where the national portal hands in dossiers; the answer is its to read, not a person's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.adapters.api import Untrusted
from tinhso.systems.national.inbound.taking import taken
from tinhso.systems.national.inbound.wishing import asked


@csrf_exempt  # the signature proves who speaks
@require_POST
def taken_from_the_portal(request: HttpRequest) -> HttpResponse:
    """One dossier: 200 with the answer, also the second time; 401 for what is not believed, 409 for a changed one."""
    return _answered(request, taken)


@csrf_exempt
@require_POST
def asked_at_the_portal(request: HttpRequest) -> HttpResponse:
    """A supplement or a withdrawal: 200 with how it stands, declined with its reason; 404 for an unknown dossier."""
    return _answered(request, asked)


def _answered(request: HttpRequest, taking: Callable[[HttpRequest], dict[str, Any]]) -> HttpResponse:
    try:
        return JsonResponse(taking(request))
    except Untrusted as error:
        return JsonResponse({"error_code": "03", "error_message": error.reason}, status=401)
    except AlreadyDone:
        return JsonResponse({"error_code": "05", "error_message": "changed"}, status=409)
    except Refused as error:
        return JsonResponse({"error_code": "06", "error_message": str(error)}, status=404)
