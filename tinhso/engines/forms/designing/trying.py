"""Trying a form out before it is published: drawn as an applicant meets it, kept in the designer's session alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms.bound import Bound, bound
from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.designing.samples import samples_for
from tinhso.engines.forms.designing.views import DRAFT, sheet_or_404
from tinhso.engines.forms.flow.rows import press
from tinhso.engines.forms.inputs import input_id
from tinhso.engines.forms.papers import case_of
from tinhso.engines.forms.reading import typed_on
from tinhso.engines.forms.sheet import CHANNELS, in_words
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Outcome:
    """What the answers come to: the case, its time by each channel, and every page with its answers."""

    case: str
    times: list[tuple[str, str]]
    pages: list[Any]


@official_required(DRAFT)
@require_http_methods(["GET", "POST"])
def trial(request: SignedIn, key: UUID, code: str = "") -> HttpResponse:
    """One page of the form, or without a code what the answers given so far come to."""
    sheet = sheet_or_404(request, key)
    version, kept = sheet.version, f"forms.trial.{key}"
    if "form" not in version.content:
        raise Http404
    if request.method == "POST" and "samples" in request.POST:
        request.session[kept] = samples_for(version)
        return redirect("forms:try", key)
    if request.method == "POST" and "anew" in request.POST:
        request.session.pop(kept, None)
        return redirect("forms:try_page", key, version.pages[0].code)
    form = bound(version, request.session.get(kept, {}))
    if not code:
        return _come_out(request, sheet, form)
    try:
        if request.method == "POST":
            return _take(request, version, kept, code)
        return _draw(request, sheet, form, code)
    except (LookupError, TypeError, ValueError):  # a rule of an unfinished form, or a page that is not asked
        messages.warning(request, _("With these answers that page is not asked, or a rule cannot be read yet."))
        return redirect("forms:design", key)


def outcome_of(version: ProcedureVersion, form: Bound) -> Outcome:
    """For answers that need not be complete."""
    case = case_of(version, form.answers)
    named = next((in_language(row, "name") for row in version.content.get("cases", ()) if row["code"] == case), "")
    times = [(str(CHANNELS[row["channel"]]), in_words(version.limit(row["channel"], case)))
             for row in version.content["channels"]]  # fmt: skip
    return Outcome(named, times, form.pages)


def _come_out(request: SignedIn, sheet: Any, form: Bound) -> HttpResponse:
    try:
        outcome = outcome_of(sheet.version, form)
        problems = _problems(form.check())
    except (LookupError, TypeError, ValueError) as error:
        messages.warning(request, _("A rule cannot be read yet: %(error)s") % {"error": error})
        return redirect("forms:design", sheet.version.pk)
    return page(request, "forms/designing/outcome.html", sheet=sheet, form=form, outcome=outcome, problems=problems)


def _problems(form: Bound) -> list[dict[str, str]]:
    fields = form.version.fields
    return [{"id": input_id(name), "text": text, "label": fields[name.split(".")[0]].label}
            for name, text in form.errors.items()]  # fmt: skip


def _take(request: SignedIn, version: ProcedureVersion, kept: str, code: str) -> HttpResponse:
    answers = press(request.POST, typed_on(version, request.POST))
    try:
        form = bound(version, request.session.get(kept, {}) | answers)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("forms:try_page", version.pk, code)
    request.session[kept] = form.typed
    if request.headers.get("HX-Request"):
        return page(request, "forms/flow/questions.html", asked=form.page(code))
    if "add" in request.POST or "remove" in request.POST:
        return redirect("forms:try_page", version.pk, code)
    if form.check(code).errors:
        return _draw(request, sheet_or_404(request, version.pk), form, code, status=422)
    codes = [asked.code for asked in form.pages]
    following = codes[codes.index(code) + 1 :]
    return redirect("forms:try_page", version.pk, following[0]) if following else redirect("forms:try", version.pk)


def _draw(request: SignedIn, sheet: Any, form: Bound, code: str, *, status: int = 200) -> HttpResponse:
    codes = [asked.code for asked in form.pages]
    return page(
        request, "forms/designing/trial.html", status, sheet=sheet, form=form, asked=form.page(code),
        number=codes.index(code) + 1, of=len(codes), problems=_problems(form),
    )  # fmt: skip
