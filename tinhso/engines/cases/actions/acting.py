"""The page of one action: its form, and what happens when it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Denied, Refused, Stale
from tinhso.base.http import page, typed
from tinhso.engines.cases.actions.action import Action, Actions
from tinhso.engines.cases.actions.scene import Scene

CHOSEN = ("mau", "into")  # a prepared text by its key, another case by its code


def act(
    request: HttpRequest,
    actions: Actions,
    slug: str,
    scene: Scene,
    *,
    here: str,
    template: str,
    **context: Any,
) -> HttpResponse:
    """Show the form or do what it says, and go back to the case at ``here``; ``context`` may hold callables of the
    action, which are asked only where the form is shown.

    Raises Http404 for a slug that is no action. One that is no longer open leads back with a sentence.
    """
    action = actions.by_slug(slug)
    if action is None:
        raise Http404
    if not action.open_to(scene):
        messages.warning(request, _("This is not possible any more. Here is the present state."))
        return HttpResponseRedirect(here)
    form, status = _form(request, action, scene), 200
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound:
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
    shown = {"action": action, "form": form, "case": scene.case, "layout": layout, "here": here}
    return page(request, template, status, **shown, **_asked(context, action))


def _form(request: HttpRequest, action: Action, scene: Scene) -> forms.Form:
    if request.method != "POST":
        return action.form(scene=scene, initial=_chosen(request))
    files = {"files": request.FILES} if action.takes_files else {}
    return action.form(typed(request), scene=scene, **files)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What a link on the page chose for the form: a prepared text, another case."""
    return {name: request.GET[name] for name in CHOSEN if name in request.GET}


def _asked(context: Mapping[str, Any], action: Action) -> dict[str, Any]:
    return {name: value(action) if callable(value) else value for name, value in context.items()}
