"""One act for several cases: what is meant is shown before, what became of each afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.bulk.act import act_named
from tinhso.engines.cases.bulk.reading import batch_for, chosen
from tinhso.engines.cases.bulk.running import MOST, Target, begin, read_target, run_later
from tinhso.engines.cases.models import Batch


@require_POST
@official_required()
def several(request: SignedIn) -> HttpResponse:
    """First what is meant with which cases; with a key in the form it is begun."""
    act = act_named(request.POST.get("viec", ""))
    back = _back(request)
    wanted = request.POST.getlist("code")[: MOST + 1]
    if act is None or not wanted:
        messages.warning(request, _("Choose at least one case.") if act else _("Choose what is to be done."))
        return HttpResponseRedirect(back or reverse("inbox:work"))
    is_sent = "key" in request.POST
    form = act.form(typed(request) if is_sent else None, actor=request.actor)
    if is_sent and form.is_valid():
        try:
            made = start(request, act.slug, [read_target(text) for text in wanted], form.cleaned_data, back)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return HttpResponseRedirect(reverse("cases:batch", args=[made.pk]))
    targets = [read_target(text) for text in wanted]
    found = chosen(request.actor, [code for code, _key in targets])
    context: dict[str, Any] = {
        "act": act, "form": form, "wanted": wanted, "back": back, "n": len(wanted),
        "rows": [(code, found.get(code)) for code, _key in targets],
        "key": request.POST.get("key") or uuid7(),
    }  # fmt: skip
    return page(request, "cases/several.html", 422 if form.errors else 200, **context)


@require_GET
@official_required()
def batch(request: SignedIn, key: UUID) -> HttpResponse:
    """How far it is, and what became of each."""
    try:
        shown = batch_for(request.actor, key)
    except Batch.DoesNotExist:
        raise Http404 from None
    template = "cases/batch_state.html" if request.headers.get("HX-Request") else "cases/batch.html"
    return page(request, template, shown=shown)


def start(request: SignedIn, act: str, targets: list[Target], given: dict[str, Any], back: str) -> Batch:
    """Note the batch and have the worker do it; what was typed goes along as text."""
    facts = {name: str(value.pk) if isinstance(value, Model) else str(value) for name, value in given.items()}
    made = begin(UUID(request.POST["key"]), act=act, targets=targets, facts=facts, by=request.actor, back=back)
    run_later(made)
    return made


def _back(request: HttpRequest) -> str:
    back = request.POST.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""
