"""One dossier is one page, for the applicant and for officials, each with their own actions."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, signed_in_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Case
from tinhso.engines.files import api as files
from tinhso.systems.services.actions.table import ACTIONS
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.personal import note_look
from tinhso.systems.services.queries import dossier_for, ended
from tinhso.systems.services.results import result_of, taken_by
from tinhso.systems.services.sheet import sheet_of


@signed_in_required
def show(request: SignedIn, code: str) -> HttpResponse:
    """The whole dossier; of one whose time has passed, what is left."""
    try:
        dossier, scene = scene_of(request, code)
    except Http404:
        if (stone := ended(code)) is None:
            raise
        return page(request, "services/ended.html", stone=stone, case=stone.case)
    if (left := getattr(scene.case, "tombstone", None)) is not None:
        return page(request, "services/ended.html", stone=left, case=scene.case)
    note_look(scene)
    template = "services/dossier_citizen.html" if scene.is_applicant else "services/dossier_desk.html"
    return page(request, template, sheet=sheet_of(dossier, scene))


@signed_in_required
def result(request: SignedIn, code: str) -> HttpResponse:
    """Open the signed result; the applicant who does so has received it."""
    dossier, scene = scene_of(request, code)
    paper = taken_by(scene) if scene.is_applicant else result_of(scene.case)
    if paper is None or paper.file is None:
        raise Http404
    return HttpResponseRedirect(files.link(paper.file, request.actor))


@signed_in_required
def act(request: SignedIn, code: str, slug: str) -> HttpResponse:
    """The form of one action, and what happens when it is sent; before signing, what the result will say."""
    dossier, scene = scene_of(request, code)
    return actions.act(
        request,
        ACTIONS,
        slug,
        scene,
        here=reverse("services:dossier", args=[code]),
        template="services/action.html",
        dossier=dossier,
        sheet=lambda action: sheet_of(dossier, scene) if action.shows_result else None,
    )


def scene_of(request: SignedIn, code: str) -> tuple[Dossier, actions.Scene]:
    """The dossier and the reader before it. Raises Http404 for one that is not there or not for this reader."""
    try:
        dossier = dossier_for(request.actor, code)
    except Case.DoesNotExist as error:
        raise Http404 from error
    task = cases.open_task_for(request.actor, dossier.case) if request.actor.is_official else None
    return dossier, actions.Scene(request.actor, dossier.case, task)
