"""One dossier is one page, for the applicant and for officials, each with their own actions."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Denied, Refused, Stale
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, signed_in_required
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.files import api as files
from tinhso.systems.services.actions.action import Scene
from tinhso.systems.services.actions.table import action_by_slug
from tinhso.systems.services.models import Dossier
from tinhso.systems.services.personal import note_look
from tinhso.systems.services.queries import dossier_for
from tinhso.systems.services.results import result_of, taken_by
from tinhso.systems.services.sheet import sheet_of


@signed_in_required
def show(request: SignedIn, code: str) -> HttpResponse:
    """The whole dossier."""
    dossier, scene = scene_of(request, code)
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
    """The form of one action, and what happens when it is sent."""
    dossier, scene = scene_of(request, code)
    action = action_by_slug(slug)
    if action is None:
        raise Http404
    here = reverse("services:dossier", args=[code])
    if not action.open_to(scene):
        messages.warning(request, _("This is not possible now: the dossier has moved on. Here is its present state."))
        return HttpResponseRedirect(here)
    form = action.form(request.POST or None, scene=scene)
    status = 200
    if request.method == "POST" and not form.is_valid():
        status = 422
    elif request.method == "POST":
        try:
            said = action.do(scene, form.cleaned_data)
        except (AlreadyDone, Stale, Denied) as error:
            messages.warning(request, str(error))
            return HttpResponseRedirect(here)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error.sentence))
            status = error.status
        else:
            messages.success(request, str(said))
            return HttpResponseRedirect(here)
    layout = "ui/public.html" if scene.is_applicant else "ui/desk.html"
    context = {"action": action, "form": form, "dossier": dossier, "case": dossier.case, "layout": layout}
    if action.shows_result:
        context["sheet"] = sheet_of(dossier, scene)
    return page(request, "services/action.html", status, **context)


def scene_of(request: SignedIn, code: str) -> tuple[Dossier, Scene]:
    """The dossier and the reader before it. Raises Http404 for one that is not there or not for this reader."""
    try:
        dossier = dossier_for(request.actor, code)
    except Case.DoesNotExist as error:
        raise Http404 from error
    task = cases.open_task_for(request.actor, dossier.case) if request.actor.is_official else None
    return dossier, Scene(request.actor, dossier.case, task)
