"""Where the gateways send their signed notices; the answer is theirs to read, not a person's."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.api import Untrusted
from tinhso.engines.payments.pages.found import gateway_or_404
from tinhso.engines.payments.verbs.notified import notified


@csrf_exempt  # the signature proves who speaks
@require_POST
def notice(request: HttpRequest, gateway: str) -> HttpResponse:
    """200 with what was found, also the second time; 401 for what is not believed, 409 for a changed notice."""
    try:
        return JsonResponse(notified(gateway_or_404(gateway), request))
    except Untrusted as error:
        return JsonResponse({"MaLoi": "01", "KetQua": error.reason}, status=401)
    except AlreadyDone:
        return JsonResponse({"MaLoi": "02", "KetQua": "changed"}, status=409)
