"""What a step of a form answers to a request: the whole of it, so that a system's view is three lines."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts import api as accounts
from tinhso.engines.forms.drafts.verbs import save_draft
from tinhso.engines.forms.flow.flow import FormFlow
from tinhso.engines.forms.flow.papers import answer_papers
from tinhso.engines.forms.flow.rows import press
from tinhso.engines.forms.inputs import input_id
from tinhso.engines.forms.linting import CHECK, PAPERS, TASKS
from tinhso.engines.forms.reading import typed_on
from tinhso.engines.forms.submissions.verbs import Incomplete


def answer_step(
    request: HttpRequest, flow: FormFlow, step: str, *, hand_in: Callable[[], HttpResponse]
) -> HttpResponse:
    """Draw a step, or take what was posted to it; ``hand_in`` hands the checked form in and answers.

    It may raise Incomplete or Refused: then the check page says so and nothing is lost. A system hands in and opens
    its own record in one transaction, so neither is ever there without the other.

    Every POST is kept in the draft before anything is checked, so nothing typed is lost. Raises Http404 for a
    step that these answers do not lead through.
    """
    if step in ("", TASKS):
        return page(request, "forms/flow/tasks.html", flow=flow)
    if step == PAPERS:
        return answer_papers(request, flow)
    if step == CHECK:
        return _check(request, flow, hand_in)
    if step not in flow.steps:
        raise Http404
    return _take(request, flow, step) if request.method == "POST" else _draw(request, flow, step)


def _take(request: HttpRequest, flow: FormFlow, step: str) -> HttpResponse:
    posted = typed(request)
    answers = press(posted, typed_on(flow.version, posted))
    revision = request.POST.get("revision", "")
    saved = save_draft(flow.draft.pk, answers, by=flow.by, revision=int(revision) if revision.isdigit() else None)
    flow = flow.again(saved.draft)
    if saved.overwritten:
        labels = ", ".join(flow.version.fields[name].label for name in saved.overwritten)
        messages.warning(request, _("Another window had changed these answers; they are now: %(labels)s.") % {
            "labels": labels})  # fmt: skip
    if request.headers.get("HX-Request"):
        return _draw(request, flow, step, template="forms/flow/questions.html")
    if "add" in request.POST or "remove" in request.POST:
        name = (request.POST.get("add") or request.POST["remove"]).split(".")[0]
        return redirect(f"{flow.url(step)}#{input_id(name)}")
    if "later" in request.POST:
        return redirect(flow.url(TASKS))
    if step in flow.steps and flow.form.check(step).errors:
        return _draw(request, flow, step, status=422)
    return redirect(flow.url(flow.after(step)))


def _draw(
    request: HttpRequest, flow: FormFlow, step: str, *, status: int = 200, template: str = "forms/flow/page.html"
) -> HttpResponse:
    held = accounts.kept(request)
    if held is not None:  # typed before signing in again: it may lead to other questions than the draft does
        flow.retype(typed_on(flow.version, held.fields))
    number, of = flow.place(step)
    return page(
        request, template, status=status,
        flow=flow, form=flow.form, asked=flow.form.page(step), number=number, of=of,
        here=flow.url(step), back=flow.url(flow.before(step)), problems=_problems(flow),
    )  # fmt: skip


def _check(request: HttpRequest, flow: FormFlow, hand_in: Callable[[], HttpResponse]) -> HttpResponse:
    problems: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            return hand_in()
        except Incomplete as refused:
            flow.form = refused.bound
            problems = _problems(flow) or [{"id": "", "text": str(refused)}]
        except Refused as refused:
            problems = [{"id": "", "text": str(refused)}]
    return page(
        request, "forms/flow/check.html", status=422 if problems else 200,
        flow=flow, form=flow.form, problems=problems, back=flow.url(flow.before(CHECK)), papers=flow.url(PAPERS),
    )  # fmt: skip


def _problems(flow: FormFlow) -> list[dict[str, str]]:
    """For the error summary; a part of an answer is named with its question."""
    fields = flow.version.fields
    return [
        {"id": input_id(name), "label": fields[name.split(".")[0]].label if "." in name else "", "text": text}
        for name, text in flow.form.errors.items()
    ]
