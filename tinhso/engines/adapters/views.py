"""The page of connections."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.adapters import queries, verbs
from tinhso.engines.adapters.gate import holders_only


@require_GET
@holders_only("adapters.view")
def lines(request: HttpRequest) -> HttpResponse:
    return page(request, "adapters/lines.html", lines=queries.lines(), troubles=queries.troubles())


@require_POST
@holders_only("adapters.view")
def check(request: HttpRequest, code: str) -> HttpResponse:
    verbs.check_now(code, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("The connection was checked just now."))
    return redirect("adapters:lines")


@require_POST
@holders_only("adapters.retry")
def retry(request: HttpRequest, key: UUID) -> HttpResponse:
    verbs.retry(key, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, _("It will be sent again now."))
    return redirect("adapters:lines")
