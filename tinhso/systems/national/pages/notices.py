"""Where the national portal hands in dossiers; the answer is its to read, not a person's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.api import Untrusted
from tinhso.systems.national.inbound.taking import taken


@csrf_exempt  # the signature proves who speaks
@require_POST
def taken_from_the_portal(request: HttpRequest) -> HttpResponse:
    """200 with the answer, also the second time; 401 for what is not believed, 409 for a changed dossier."""
    try:
        return JsonResponse(taken(request))
    except Untrusted as error:
        return JsonResponse({"error_code": "03", "error_message": error.reason}, status=401)
    except AlreadyDone:
        return JsonResponse({"error_code": "05", "error_message": "changed"}, status=409)
