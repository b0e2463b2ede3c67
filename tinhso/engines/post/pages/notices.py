"""Where the carrier sends its signed reports; the answer is its to read, not a person's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.api import Untrusted
from tinhso.engines.post.reporting import reported


@csrf_exempt  # the signature proves who speaks
@require_POST
def notice(request: HttpRequest) -> HttpResponse:
    """200 with the stage, also the second time; 401 for what is not believed, 409 for a changed report."""
    try:
        return JsonResponse(reported(request))
    except Untrusted as error:
        return JsonResponse({"MaLoi": "01", "KetQua": error.reason}, status=401)
    except AlreadyDone:
        return JsonResponse({"MaLoi": "02", "KetQua": "changed"}, status=409)
