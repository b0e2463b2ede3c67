"""Trying a draft out, publishing it, and moving running cases to a version."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases import api as cases
from tinhso.systems.services.shaping import reading
from tinhso.systems.services.shaping.ground import ground_of
from tinhso.systems.services.shaping.trying import PublishForm, TrialForm
from tinhso.systems.services.views.process import MAY, topic_or_404

AT_ONCE = 200


@require_http_methods(["GET", "POST"])
@official_required(MAY)
def trial(request: SignedIn, topic: str) -> HttpResponse:
    """Faults, an example over the real calendar, the newest settled cases; a POST publishes."""
    found = topic_or_404(topic)
    draft = reading.draft_of(found)
    if draft is None:
        return HttpResponseRedirect(reverse("services:process", args=[found.slug]))
    ground, strides = ground_of(found), cases.as_strides(draft)
    publishing = PublishForm(request.POST or None, initial={"valid_from": clock.today()})
    if request.method == "POST" and publishing.is_valid():
        day = publishing.cleaned_data["valid_from"]
        try:
            made = cases.publish_draft(draft.pk, valid_from=day, ground=ground, by=request.actor)
        except Refused as refused:
            publishing.add_error(refused.field if refused.field in publishing.fields else None, str(refused))
        else:
            said = _("Version %(n)d is published. Cases that are received from then on follow it.")
            messages.success(request, said % {"n": made.number})
            return HttpResponseRedirect(reverse("services:process", args=[found.slug]))
    form = TrialForm(request.GET, ground=ground)
    office, channel, start = form.chosen()
    limit = ground.limits.get(channel)
    walked = office and cases.walk(
        strides, office, start=start, channel=channel, sector=ground.sector, limit=limit
    )  # fmt: skip
    findings = cases.lint(strides, ground)
    shown: dict[str, Any] = {
        "topic": found, "draft": draft, "strides": strides, "form": form, "publishing": publishing, "walk": walked,
        "start": start, "findings": findings, "is_grave": any(one.weight == "grave" for one in findings),
        "replayed": cases.replay(strides, found.code),
    }  # fmt: skip
    return page(request, "services/process_trial.html", 422 if publishing.errors else 200, **shown)


@require_http_methods(["GET", "POST"])
@official_required(MAY)
def move(request: SignedIn, topic: str, number: int) -> HttpResponse:
    """Where each running case would go on; with ``chuyen`` those that are ticked are moved, each by itself."""
    found = topic_or_404(topic)
    to = reading.published(found, number)
    if to is None:
        raise Http404
    running = list(cases.running_cases(to)[:AT_ONCE])
    pairs = cases.counterparts(to, running)
    onto = {str(old.pk): str(new.pk) if new else "" for old, new in pairs.items()}
    onto.update({key: request.POST[f"onto-{key}"] for key in onto if f"onto-{key}" in request.POST})
    if "chuyen" in request.POST:
        codes = [(code, None) for code in request.POST.getlist("code")]
        try:
            batch = cases.bulk.begin(
                UUID(request.POST["key"]), act="doi-quy-trinh", targets=codes, by=request.actor,
                facts={"to": str(to.pk), "onto": json.dumps(onto)},
                back=reverse("services:process", args=[found.slug]),
            )  # fmt: skip
        except Refused as refused:
            messages.warning(request, str(refused))
        else:
            cases.bulk.run_later(batch)
            return HttpResponseRedirect(reverse("cases:batch", args=[batch.pk]))
    shown: dict[str, Any] = {
        "topic": found, "to": to, "steps": list(to.steps.all()), "key": request.POST.get("key") or uuid7(),
        "pairs": [(old, onto[str(old.pk)]) for old in pairs], "rows": cases.plan(to, running, onto), "most": AT_ONCE,
    }  # fmt: skip
    return page(request, "services/process_move.html", **shown)
