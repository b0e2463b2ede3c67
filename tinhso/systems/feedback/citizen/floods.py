"""How often one place may begin a report, hand one over from a device, or act on its own ones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from tinhso.engines.accounts.api import Rate, Throttle, TooOften, throttled

DRAFTS = Throttle("feedback.draft", address=Rate(60, 20), subject=Rate(60, 20))
ACTS = Throttle("feedback.own", address=Rate(60, 20), subject=Rate(60, 20))


def _for_a_device(_request: HttpRequest, error: TooOften) -> HttpResponse:
    return JsonResponse({"error": str(error)}, status=error.status)


begins = throttled(DRAFTS)
begins_on_a_device = throttled(DRAFTS, answer=_for_a_device)
acts = throttled(ACTS)
