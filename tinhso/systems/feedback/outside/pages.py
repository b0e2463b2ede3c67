"""The page of an outside party: what it was given, what it answered, and a box for more."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import Rate, Throttle, throttled
from tinhso.systems.feedback.models import Errand
from tinhso.systems.feedback.outside.fields import AnswerForm
from tinhso.systems.feedback.outside.links import errand_by_token
from tinhso.systems.feedback.outside.queries import pictures
from tinhso.systems.feedback.outside.verbs import answer_errand, note_opened

ERRANDS = Throttle("feedback.errand", address=Rate(60, 20), subject=Rate(60, 20))


@throttled(ERRANDS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def errand(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever holds the link; one that has ended says so and shows nothing of the report."""
    found = errand_by_token(token)
    if found is None:
        raise Http404
    if not found.is_open:
        return page(request, "feedback/outside/ended.html", 410, errand=found)
    if request.method == "POST":
        return _answered(request, found, token)
    note_opened(found)
    return _shown(request, found, AnswerForm())


def _answered(request: HttpRequest, found: Errand, token: str) -> HttpResponse:
    form = AnswerForm(typed(request), request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            answer_errand(
                found.pk, key=given["key"], text=given["text"], is_done=given["is_done"],
                photos=given["photos"],
            )  # fmt: skip
        except AlreadyDone as known:
            messages.warning(request, str(known))
            return redirect("feedback:errand", token)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Your answer was sent to the agency."))
            return redirect("feedback:errand", token)
    return _shown(request, found, form, 422)


def _shown(request: HttpRequest, found: Errand, form: AnswerForm, status: int = 200) -> HttpResponse:
    return page(
        request, "feedback/outside/errand.html", status,
        errand=found, form=form, pictures=pictures(found), answers=found.answers.all(),
    )  # fmt: skip
