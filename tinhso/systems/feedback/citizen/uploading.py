"""One photo at a time, for the page that shows how far each is."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinhso.base.errors import Refused
from tinhso.engines.accounts.api import Rate, Throttle, Visit
from tinhso.systems.feedback.citizen.drafting import attach, detach, discard
from tinhso.systems.feedback.citizen.owning import SignInFirst, own_draft, signed_in_again
from tinhso.systems.feedback.models import Draft

PHOTOS = Throttle("feedback.photo", address=Rate(60, 20), subject=Rate(60, 20))


@require_POST
def upload(request: Visit, key: UUID) -> JsonResponse:
    """Keep one photo of one's own draft, or take one off; what is wrong is said in ``error``."""
    try:
        draft = own_draft(request, key)
    except SignInFirst:
        return JsonResponse({"error": _("You were signed out. Sign in on another page, then try again.")}, status=403)
    if "remove" in request.POST:
        detach(draft, request.POST["remove"])
        return JsonResponse({})
    return keep_photo(request, draft)


def keep_photo(request: HttpRequest, draft: Draft) -> JsonResponse:
    """Keep the ``photo`` that was posted under its ``key``; ``placed``: it brought the place along."""
    photo, key = request.FILES.get("photo"), request.POST.get("key", "")[:40]
    if photo is None or not key:
        return JsonResponse({"error": _("Choose a photo.")}, status=422)
    try:
        PHOTOS.require(request)
        made = attach(draft, photo, key=key, name=photo.name or "")
    except Refused as refused:
        return JsonResponse({"error": str(refused)}, status=refused.status, headers=dict(refused.headers))
    return JsonResponse({"key": made.key, "placed": draft.typed.get("from_photo") == "yes"})


@require_POST
@signed_in_again
def drop(request: Visit, key: UUID) -> HttpResponse:
    """Throw away one's own draft."""
    draft = own_draft(request, key)
    again = "feedback:start_for_another" if draft.for_another else "feedback:start"
    discard(draft)
    return redirect(again)
