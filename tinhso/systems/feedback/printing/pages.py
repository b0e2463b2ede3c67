"""The PDF of a report."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tinhso.base import clock
from tinhso.base.typesetting import typeset
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.desk.acting import scene_of
from tinhso.systems.feedback.printing.content import content_of
from tinhso.systems.feedback.reporting import tell

TEMPLATE = "systems/feedback/printing/report.typ"


@require_GET
@never_cache
@official_required("cases.read")
def pdf(request: SignedIn, code: str) -> HttpResponse:
    """For whoever may read it; that it was put on paper, and whether with the reporter's name, is recorded."""
    report, scene = scene_of(request, code)
    if scene.is_applicant:
        raise Http404
    content = content_of(report, scene)
    drawn = typeset(TEMPLATE, content, at=clock.now()).pdf
    with transaction.atomic():
        tell("feedback.printed", report.case, by=request.actor, named=content["shown"])
    name = f"phan-anh-{report.case.code}.pdf"
    return HttpResponse(
        drawn, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
