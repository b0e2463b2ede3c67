"""What a device without a connection needs: a page that works by itself, and a place to send to afterwards.

These addresses take no cookie: whoever sends shows the secret that the device chose together with the report's key.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, with_headers
from tinhso.engines.accounts.api import Visit
from tinhso.engines.directory import api as directory
from tinhso.systems.feedback.citizen.choosing import groups
from tinhso.systems.feedback.citizen.drafting import MOST_PHOTOS, begin, keep
from tinhso.systems.feedback.citizen.floods import DRAFTS
from tinhso.systems.feedback.citizen.flow import Flow
from tinhso.systems.feedback.citizen.owning import draft_of_device, remember
from tinhso.systems.feedback.citizen.reading import PHONE
from tinhso.systems.feedback.citizen.sending import Unfinished, send
from tinhso.systems.feedback.citizen.shelf import SHELF, worker_text
from tinhso.systems.feedback.citizen.steps.check import REPORTS
from tinhso.systems.feedback.citizen.uploading import keep_photo
from tinhso.systems.feedback.models import Category, Draft

FIELDS = ("category", "text", "lat", "lng", "place", "commune", "phone", "keep_private")
MOST_CHARACTERS = 12_000  # of what a device sends as JSON
REPORT_SHELF = (*SHELF, "feedback/report.css", "feedback/report-offline.js", "feedback/waiting-reports.js")
"""Everything that the page without a connection loads."""


@require_GET
def offline(request: Visit) -> HttpResponse:
    """The whole report on one page, for the shelf of the service worker."""
    home = directory.home_province()
    among = [group for group in groups() if any(_is_here(kind) for kind in group.kinds)]
    return page(
        request, "feedback/citizen/offline.html",
        groups=[(group.field, [kind for kind in group.kinds if _is_here(kind)]) for group in among],
        communes=[str(area) for area in directory.communes_of(home)] if home else [], most=MOST_PHOTOS,
    )  # fmt: skip


def _is_here(kind: Category) -> bool:
    return kind.openness != Category.Openness.ELSEWHERE


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker with the addresses of today; a browser takes it anew when one of them changed."""
    text = worker_text(
        name="report", store="waiting", offline=reverse("feedback:offline"), receive=reverse("feedback:receive"),
        shelf=REPORT_SHELF,
    )  # fmt: skip
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> JsonResponse:
    """Take the words of a report that waited; the second time they are written over the first."""
    said = _json(request)
    try:
        key, secret, fields = UUID(str(said["id"])), str(said["secret"]), dict(said["fields"])
    except (KeyError, ValueError, TypeError):
        return _wrong(_("The report is not readable."), 400)
    if len(secret) < 24:
        return _wrong(_("The report is not readable."), 400)
    typed = {name: str(fields.get(name) or "").replace("\x00", "") for name in FIELDS}
    typed |= {"who": "nobody", "unconfirmed": "yes"}
    draft = draft_of_device(key)
    if draft is None:
        try:
            DRAFTS.require(request)
        except Refused as refused:
            return with_headers(_wrong(str(refused), refused.status), refused)
        begin(typed, by=None, key=key, secret=secret[:64])
    elif not constant_time_compare(draft.secret, secret):
        return _wrong(_("This report belongs to another device."), 403)
    else:
        keep(draft, typed)
    return JsonResponse({})


@csrf_exempt
@require_POST
def receive_photo(request: HttpRequest, key: UUID) -> JsonResponse:
    """Take one photo of it."""
    draft = _held(key, request.POST.get("secret", ""))
    if draft is None:
        return _wrong(_("This report belongs to another device."), 403)
    if draft.sent_at is not None:
        return JsonResponse({})
    return keep_photo(request, draft)


@csrf_exempt
@require_POST
def finish(request: Visit, key: UUID) -> JsonResponse:
    """Send it off: its code and link. ``go_on``: instead, the address where this browser completes it."""
    said = _json(request)
    draft = _held(key, str(said.get("secret", "")))
    if draft is None:
        return _wrong(_("This report belongs to another device."), 403)
    if said.get("go_on"):
        remember(request, draft)
        # With a connection again, a number counts once its holder typed the code, as everywhere.
        flow = Flow(keep(draft, {"who": PHONE if draft.typed.get("phone") else "", "unconfirmed": ""}), None)
        return JsonResponse({"url": flow.url(flow.first_open)})
    try:
        REPORTS.require(request)
        sent = send(draft.pk, by=None, later=True)
    except Unfinished as refused:
        return _wrong(str(refused), 422)
    except Refused as refused:
        return _wrong(str(refused), refused.status)
    link = settings.BASE_URL + reverse("feedback:follow", args=[sent.token])
    return JsonResponse({"code": sent.report.case.code, "link": link})


def _held(key: UUID, secret: str) -> Draft | None:
    draft = draft_of_device(key)
    return draft if draft is not None and constant_time_compare(draft.secret, secret) else None


def _json(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > MOST_CHARACTERS * 4:
        return {}
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _wrong(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
