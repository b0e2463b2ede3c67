"""A draft whose form has changed since: it goes over to the form in force before anybody goes on with it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn
from tinhso.engines.directory.models import Person
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft


def carried_over(
    request: SignedIn, draft: Draft, url: Callable[[str], str], person: Person | None
) -> HttpResponse | None:
    """None where the form is the one in force, whoever fills it in, a citizen or an official for one.

    Else what was just typed is kept, the draft goes over, and the task list says what changed. Where the procedure has
    no form any more, a page says so and shows what was typed.
    """
    if forms.is_in_force(draft.version):
        return None
    if request.method == "POST":
        forms.save_draft(draft.pk, forms.typed_on(draft.version, typed(request)), by=request.actor)
    held = forms.resume_draft(draft.pk, by=request.actor).draft
    if not forms.is_in_force(held.version):
        flow = forms.FormFlow(held, by=request.actor, url=url, person=person)
        return page(request, "services/no_longer.html", version=held.version, answered=flow.answered)
    if request.headers.get("HX-Request"):  # the whole page must go there, not the piece that asked
        return HttpResponse(headers={"HX-Redirect": url("")})
    return redirect(url(""))
