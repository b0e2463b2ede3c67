"""Where Zalo tells what people wrote to an official account: believed, kept, answered; read a moment later.

Zalo waits two seconds, repeats for twelve hours, then switches the webhook off. So nothing is done here but to keep it.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinhso.base.errors import AlreadyDone
from tinhso.engines.adapters.api import Untrusted
from tinhso.systems.feedback.channels.zalo.signature import HEADER, verified
from tinhso.systems.feedback.channels.zalo.taking import Taken, keys_of, take

LARGEST = 256 * 1024  # bytes; a webhook holds addresses of pictures, never pictures


@csrf_exempt  # the signature proves who speaks
@require_POST
def webhook(request: HttpRequest, account: str) -> HttpResponse:
    """200 once it is kept, also the second time; 401 for what is not believed."""
    keys = keys_of(account)
    if keys is None:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return JsonResponse({"error": "too large"}, status=413)
    try:
        said = verified(
            request.body,
            request.headers.get(HEADER, ""),
            app_id=keys.app_id,
            secret=keys.secret("webhook_secret"),
        )
        take(keys.account, request.body, said)
    except Untrusted as error:
        return JsonResponse({"error": error.reason}, status=401)
    except AlreadyDone:
        return JsonResponse({"error": "changed"}, status=409)
    return JsonResponse(Taken)
