"""The keeper's page of the classifier."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tinhso.base.http import page
from tinhso.engines.accounts.api import Visit, official_required
from tinhso.systems.feedback.classifying import queries
from tinhso.systems.feedback.classifying.jobs import learn
from tinhso.systems.feedback.classifying.teaching import RIGHT, adopt


@official_required(RIGHT)
@require_GET
def lessons(request: Visit) -> HttpResponse:
    """How well the lesson that serves does, by category, and the lessons before it."""
    found, serves = queries.lessons(), queries.serves()
    now = next((lesson for lesson in found if lesson.pk == serves), None)
    return page(
        request, "feedback/classifying/lessons.html",
        lessons=found, now=now, rows=queries.rows(now), labels=queries.label_count(),
    )  # fmt: skip


@official_required(RIGHT)
@require_POST
def take(request: Visit, key: UUID) -> HttpResponse:
    """Let a lesson serve."""
    adopt(key, by=request.actor)  # type: ignore[arg-type]
    messages.success(request, _("This lesson serves from now on."))
    return redirect("feedback:lessons")


@official_required(RIGHT)
@require_POST
def again(request: Visit) -> HttpResponse:
    """Have the worker teach now, without waiting for the night."""
    learn.later()
    messages.success(request, _("The classifier learns in the background. Look again in a minute."))
    return redirect("feedback:lessons")
