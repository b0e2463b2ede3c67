"""The list in the field, the page that works without a connection, and where notes arrive.

Arriving takes no cookie (decision 0022): whoever sends shows the pass that the list gave to the device.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page, with_headers
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import Rate, SignedIn, Throttle, official_required
from tinhso.engines.cases import api as cases
from tinhso.systems.feedback.citizen.shelf import SHELF, worker_text
from tinhso.systems.feedback.field.passes import GOOD_FOR, Pass, shown
from tinhso.systems.feedback.field.queries import short_list
from tinhso.systems.feedback.field.verbs import LONGEST, MOST_PHOTOS, add_photo, complete, note
from tinhso.systems.feedback.models import FieldNote, Report

ARRIVING = Throttle("feedback.field", address=Rate(120, 5), subject=Rate(120, 5))
FIELD_SHELF = (*SHELF, "feedback/field-list.js", "feedback/field.css")


@require_GET
@never_cache
@official_required("cases.process")
def field(request: SignedIn) -> HttpResponse:
    """The list; the element on the page fetches it and keeps it."""
    return page(request, "feedback/field/list.html", most=MOST_PHOTOS)


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    """The same page without a connection: it names nobody, its rows come from the device."""
    return page(request, "feedback/field/offline.html", most=MOST_PHOTOS)


@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker of these pages."""
    text = worker_text(
        name="field", store="notes", offline=reverse("feedback:field_offline"),
        receive=reverse("feedback:field_receive"), shelf=FIELD_SHELF,
    )  # fmt: skip
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_GET
@never_cache
@official_required("cases.process")
def rows(request: SignedIn) -> JsonResponse:
    """What the device keeps, until when, and whose it is."""
    until = int((clock.now() + GOOD_FOR).timestamp() * 1000)
    return JsonResponse({"whose": request.actor.subject, "until": until, "rows": short_list(request.actor)})


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> JsonResponse:
    """The words of a note that waited."""
    said = _json(request)
    try:
        key, fields = UUID(str(said["id"])), dict(said["fields"])
    except (KeyError, ValueError, TypeError):
        return _wrong(_("The note is not readable."), 400)
    found = shown(str(said.get("secret", "")))
    if found is None:
        return _expired()
    try:
        ARRIVING.require(request)
        with access.reading_as(found.by):
            note(
                key, report_id=found.report, text=str(fields.get("text") or ""), by=found.by,
                written_at=_moment(fields.get("at")),
            )  # fmt: skip
    except (Refused, Report.DoesNotExist) as refused:
        return _refused(refused)
    return JsonResponse({})


@csrf_exempt
@require_POST
def receive_photo(request: HttpRequest, key: UUID) -> JsonResponse:
    """One photo of it."""
    found, photo = shown(request.POST.get("secret", "")), request.FILES.get("photo")
    if found is None:
        return _expired()
    try:
        which = UUID(request.POST.get("key", ""))
    except ValueError:
        return _wrong(_("Choose a photo."), 422)
    if photo is None:
        return _wrong(_("Choose a photo."), 422)
    try:
        ARRIVING.require(request)
        with access.reading_as(found.by):
            add_photo(_held(key, found), photo, key=which)
    except (Refused, FieldNote.DoesNotExist) as refused:
        return _refused(refused)
    return JsonResponse({})


@csrf_exempt
@require_POST
def finish(request: HttpRequest, key: UUID) -> JsonResponse:
    """Everything arrived: it stands with the report."""
    found = shown(str(_json(request).get("secret", "")))
    if found is None:
        return _expired()
    try:
        with access.reading_as(found.by):
            held = complete(_held(key, found), by=found.by)
            code = held.report.case.code
    except (Refused, FieldNote.DoesNotExist) as refused:
        return _refused(refused)
    return JsonResponse({"code": code, "link": reverse("feedback:report", args=[code])})


def _held(key: UUID, found: Pass) -> FieldNote:
    """The note of this pass; asks for the right anew."""
    held = FieldNote.objects.select_related("report__case__office").get(
        pk=key, report=found.report, by__subject=found.by.position
    )
    cases.require_competent(found.by, "cases.process", held.report.case)
    return held


def _moment(milliseconds: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(milliseconds) / 1000, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _json(request: HttpRequest) -> dict[str, Any]:
    if len(request.body) > 8 * LONGEST:
        return {}
    try:
        said = json.loads(request.body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _refused(error: Exception) -> JsonResponse:
    if isinstance(error, Refused):
        return with_headers(_wrong(str(error), error.status), error)
    return _wrong(_("You no longer work on this report."), 403)


def _expired() -> JsonResponse:
    return _wrong(_("The list is older than three days. Open it with a connection, then write the note again."), 403)


def _wrong(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
