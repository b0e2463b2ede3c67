"""The step in which papers are attached."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.files.api import DOCX, JPEG, PDF, PNG, ZIP, Accept, Kind, store
from tinhso.engines.forms.content import Paper
from tinhso.engines.forms.drafts.verbs import attach, detach
from tinhso.engines.forms.flow.flow import FormFlow
from tinhso.engines.forms.inputs import input_id
from tinhso.engines.forms.linting import CHECK, PAPERS, TASKS

KINDS: dict[str, tuple[Kind, ...]] = {"pdf": (PDF,), "image": (PNG, JPEG), "word": (DOCX,), "drawing": (PDF, ZIP)}
MOST_BYTES = 20 * 2**20


def accepted(paper: Paper) -> Accept:
    """What may be attached for ``paper``."""
    kinds = dict.fromkeys(kind for name in paper.accept for kind in KINDS[name])
    return Accept(tuple(kinds), MOST_BYTES)


def sentence_of(accept: Accept) -> str:
    """What may be attached, in words."""
    kinds = ", ".join(str(kind.label) for kind in accept.kinds)
    return _("%(kinds)s; at most %(size)s MB each.") % {"kinds": kinds, "size": accept.max_bytes // 2**20}


def answer_papers(request: HttpRequest, flow: FormFlow) -> HttpResponse:
    """Attach what was chosen for each paper, take a file off, or go on when nothing is missing."""
    problems: list[dict[str, str]] = []
    if request.method == "POST":
        if request.POST.get("remove", "").isdigit():
            detach(flow.draft.pk, int(request.POST["remove"]), by=flow.by)
            return redirect(flow.url(PAPERS))
        problems = _attach(request, flow)
        flow = FormFlow(flow.draft, by=flow.by, url=flow.url)
        if not problems and "more" in request.POST:
            return redirect(flow.url(PAPERS))
        if not problems and "later" in request.POST:
            return redirect(flow.url(TASKS))
        problems += [
            {"id": input_id(need.paper.code), "text": _("Attach: %(paper)s.") % {"paper": need.paper.name}}
            for need in flow.form.missing_papers
        ]
        if not problems:
            return redirect(flow.url(CHECK))
    wrong = {problem["id"]: problem["text"] for problem in problems}
    rows = [
        {"need": need, "id": input_id(need.paper.code), "accept": accepted(need.paper),
         "sentence": sentence_of(accepted(need.paper)), "error": wrong.get(input_id(need.paper.code), "")}
        for need in flow.form.papers
    ]  # fmt: skip
    return page(
        request, "forms/flow/papers.html", status=422 if problems else 200,
        flow=flow, rows=rows, problems=problems, here=flow.url(PAPERS), back=flow.url(flow.before(PAPERS)),
    )  # fmt: skip


def _attach(request: HttpRequest, flow: FormFlow) -> list[dict[str, str]]:
    problems = []
    for need in flow.form.papers:
        for upload in request.FILES.getlist(need.paper.code) if need.paper.is_uploaded else ():
            try:
                file = store(upload, name=upload.name or "", owner=flow.by.subject, accept=accepted(need.paper))
                attach(flow.draft.pk, need.paper.code, file, by=flow.by)
            except Refused as refused:
                problems.append({"id": input_id(need.paper.code), "text": f"{need.paper.name}: {refused}"})
    return problems
