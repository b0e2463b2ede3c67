"""One report is one page for officials, each with their own actions; its reporter is led to a page of their own."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required, signed_in_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.systems.feedback.desk.finding import report_with_code
from tinhso.systems.feedback.desk.handling import report_of
from tinhso.systems.feedback.desk.sheet import sheet_of
from tinhso.systems.feedback.desk.table import ACTIONS
from tinhso.systems.feedback.models import Report


@signed_in_required
def show(request: SignedIn, code: str) -> HttpResponse:
    """The whole report."""
    report, scene = scene_of(request, code)
    if scene.is_applicant:
        return redirect("feedback:own", code=code)
    return page(request, "feedback/desk/report.html", sheet=sheet_of(report, scene))


@official_required("cases.read")
def point(request: SignedIn, code: str) -> HttpResponse:
    """Where it is, for the map of the page."""
    report, _scene = scene_of(request, code)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [report.lng, report.lat]},
            "properties": {"title": str(report.category), "url": "", "state": cases.stage_name(report.case),
                           "tone": cases.tone_of(report.case.stage)},
        }
    ] if report.lat is not None else []  # fmt: skip
    return JsonResponse({"type": "FeatureCollection", "features": features})


@official_required("cases.read")
def act(request: SignedIn, code: str, slug: str) -> HttpResponse:
    """The form of one action, and what happens when it is sent."""
    report, scene = scene_of(request, code)
    here = reverse("feedback:report", args=[code])
    return actions.act(request, ACTIONS, slug, scene, here=here, template="feedback/desk/action.html", report=report)


def scene_of(request: SignedIn, code: str) -> tuple[Report, actions.Scene]:
    """The report and the reader before it. Raises Http404 for one that is not there or not for this reader."""
    found = report_with_code(request.actor, code)
    if found is None:
        raise Http404
    report = report_of(found.pk)
    task = cases.open_task_for(request.actor, report.case) if request.actor.is_official else None
    return report, actions.Scene(request.actor, report.case, task)
