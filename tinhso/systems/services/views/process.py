"""Internal processes: the list, one with its versions, and writing a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.systems.services.shaping import reading
from tinhso.systems.services.shaping.ground import Topic, ground_of, topic_at
from tinhso.systems.services.shaping.typed import StrideForm, forms_of, forms_with, rearranged, typed_forms

MAY = "cases.shape"


@require_GET
@official_required(MAY)
def processes(request: SignedIn) -> HttpResponse:
    """Procedures with the process each follows."""
    words = request.GET.get("q", "").strip()
    return page(request, "services/process_list.html", lines=reading.lines(words, _every()), words=words)


@require_GET
@official_required(MAY)
def process(request: SignedIn, topic: str) -> HttpResponse:
    """One topic: the steps in force, every version, the draft."""
    found = topic_or_404(topic)
    now = cases.process_for(found.code)
    shown: dict[str, Any] = {
        "topic": found, "process": now, "strides": cases.as_strides(now) if now else [],
        "versions": reading.versions(found), "draft": reading.draft_of(found),
        "is_own": now is not None and now.topic == found.code,
    }  # fmt: skip
    return page(request, "services/process.html", **shown)


@require_http_methods(["GET", "POST"])
@official_required(MAY)
def write(request: SignedIn, topic: str) -> HttpResponse:
    """The draft: begun from the version in force, line by line; nothing counts before it is published."""
    found = topic_or_404(topic)
    if request.method == "GET":
        begun = reading.draft_of(found) or cases.process_for(found.code)
        rows = forms_of(cases.as_strides(begun) if begun else [])
        return _editor(request, found, rows, note=begun.note if begun and not begun.published_at else "")
    posted = typed(request)
    act, note = posted.get("viec", "luu"), posted.get("note", "")
    if act != "luu":
        return _editor(request, found, forms_with(rearranged(posted, act)), note=note)
    rows = typed_forms(posted)
    if sum(row.is_valid() for row in rows) < len(rows):  # each is asked, so that each shows its errors
        return _editor(request, found, rows, note=note, status=422)
    cases.draft_process(found.code, [row.stride() for row in rows], by=request.actor, note=note)
    return HttpResponseRedirect(reverse("services:process_trial", args=[found.slug]))


@require_POST
@official_required(MAY)
def drop(request: SignedIn, topic: str, key: UUID) -> HttpResponse:
    """The draft is not wanted any more."""
    found = topic_or_404(topic)
    try:
        cases.drop_draft(key, by=request.actor)
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("The draft has been dropped."))
    return HttpResponseRedirect(reverse("services:process", args=[found.slug]))


def topic_or_404(slug: str) -> Topic:
    found = topic_at(slug, _every())
    if found is None:
        raise Http404
    return found


def _editor(request: SignedIn, topic: Topic, rows: list[StrideForm], *, note: str, status: int = 200) -> HttpResponse:
    limits = ground_of(topic).limits
    shown = {"topic": topic, "rows": rows, "note": note, "limits": limits}
    return page(request, "services/process_write.html", status, **shown)


def _every() -> str:
    return _("Every procedure without a process of its own")
