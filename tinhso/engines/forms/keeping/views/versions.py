"""Drafts on their way: write the texts, propose, check, publish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.designing.comparing import differences
from tinhso.engines.forms.keeping import checking, reading
from tinhso.engines.forms.keeping.texts import with_texts
from tinhso.engines.forms.publishing import publish
from tinhso.engines.forms.search import search
from tinhso.engines.forms.writing.comparing import differing

DRAFT = "forms.draft"


@official_required(DRAFT)
@require_GET
def keep(request: SignedIn) -> HttpResponse:
    """What waits for a check, what is being written, and the way to any procedure."""
    words = request.GET.get("q", "").strip()[:100]
    found = search(words, most=20) if words else []
    return page(request, "forms/keeping/keep.html", drafts=reading.drafts(), words=words, found=found)


@official_required(DRAFT)
@require_POST
def begin(request: SignedIn, code: str) -> HttpResponse:
    """A draft with the content in force, or the one that is being written already."""
    try:
        version = checking.new_version(code, by=request.actor, valid_from=clock.today())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("forms:keep")
    return redirect("forms:version", version.pk)


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def version(request: SignedIn, key: UUID) -> HttpResponse:
    """One version: the seven parts, what differs from the one in force, who did what; a draft's texts to be written."""
    sheet = _sheet(request, key)
    problem = ""
    if request.method == "POST":
        posted = typed(request)
        changes = {
            text.where: (posted.get(f"vi:{text.where}", "").strip(), posted.get(f"en:{text.where}", "").strip())
            for text in sheet.texts
            if f"vi:{text.where}" in posted
        }
        try:
            start = date.fromisoformat(posted.get("valid_from", "") or sheet.version.valid_from.isoformat())
            content = with_texts(sheet.version.content, changes)
            checking.redraft(key, content, by=request.actor, valid_from=start)
        except ValueError:
            problem = _("The first day is not a day.")
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("The draft was saved."))
            return redirect("forms:version", key)
    before = sheet.before.content if sheet.before else {}
    return page(
        request, "forms/keeping/version.html", 422 if problem else 200, sheet=sheet, problem=problem,
        differing=differing(sheet), differences=differences(before, sheet.version.content) if before else [],
    )  # fmt: skip


@official_required(DRAFT)
@require_POST
def act(request: SignedIn, key: UUID, act: str) -> HttpResponse:
    """Propose, send back, or publish."""
    note = typed(request).get("note", "")
    _sheet(request, key)
    acts: dict[str, Callable[[], object]] = {
        "trinh": lambda: checking.propose(key, by=request.actor, note=note),
        "tra-lai": lambda: checking.send_back(key, by=request.actor, reason=note),
        "cong-bo": lambda: publish(key, by=request.actor),
    }
    if act not in acts:
        raise Http404
    try:
        acts[act]()
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("forms:version", key)


def _sheet(request: SignedIn, key: UUID) -> reading.VersionSheet:
    try:
        return reading.sheet_of(key, request.actor)
    except LookupError:
        raise Http404 from None
