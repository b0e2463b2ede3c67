"""Declaring a regime with its form, publishing the next version of a form, ending a regime."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import official_required
from tinhso.systems.reports import queries
from tinhso.systems.reports.content.writing import read_written, written
from tinhso.systems.reports.pages.acting import told
from tinhso.systems.reports.pages.declaring_forms import FormForm, RegimeForm
from tinhso.systems.reports.pages.regimes import found
from tinhso.systems.reports.verbs.declaring import declare_regime, end_regime, publish_form

DECLARE = "reports.declare"


@official_required(DECLARE)
@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest) -> HttpResponse:
    """A new regime and the first version of its form, together or not at all."""
    actor = request.actor  # type: ignore[attr-defined]
    form = RegimeForm(request.POST or None, owners=queries.owners_for(actor), offices=queries.deliverers_to_name())
    if form.is_valid():
        with told(form), transaction.atomic():
            given: dict[str, Any] = dict(form.cleaned_data)
            content = read_written(given.pop("lines"), given.pop("rules"))
            regime = declare_regime(by=actor, **form.said(given))
            publish_form(regime.pk, content, by=actor, valid_from=regime.valid_from)
            return redirect("reports:regime", regime.code)
    return page(request, "reports/declare.html", 422 if form.errors else 200, form=form)


@official_required(DECLARE)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """The next version, beginning with the words of the one before."""
    actor = request.actor  # type: ignore[attr-defined]
    regime = found(actor, code)
    lines, rules = written(queries.newest_form(regime).read)
    form = FormForm(request.POST or None, initial={"lines": lines, "rules": rules})
    if form.is_valid():
        with told(form):
            given = form.cleaned_data
            content = read_written(given["lines"], given["rules"])
            publish_form(regime.pk, content, by=actor, valid_from=given["valid_from"])
            return redirect("reports:regime", code)
    return page(request, "reports/publish.html", 422 if form.errors else 200, form=form, regime=regime)


@official_required(DECLARE)
@require_POST
def end(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    end_regime(found(actor, code).pk, by=actor)
    return redirect("reports:regime", code)
