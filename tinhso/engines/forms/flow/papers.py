"""The step in which papers are attached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.files.api import DOCX, JPEG, PDF, PNG, ZIP, Accept, Kind, store
from tinhso.engines.forms.content import Paper
from tinhso.engines.forms.drafts.verbs import attach, detach
from tinhso.engines.forms.flow.flow import FormFlow, Offered, Store
from tinhso.engines.forms.inputs import input_id
from tinhso.engines.forms.linting import CHECK, PAPERS, TASKS
from tinhso.engines.forms.papers import PaperNeed

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
        if "use" in request.POST and flow.store is not None:
            problems = _use(flow.store, request.POST["use"])
            if not problems:
                return redirect(flow.url(PAPERS))
        problems += _attach(request, flow)
        flow = flow.again()
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
    offered = flow.store.offers() if flow.store else {}
    rows = [
        {"offers": _not_attached(offered.get(need.paper.code, ()), need), "attached": _attached(flow, need),
         "need": need, "id": input_id(need.paper.code), "accept": accepted(need.paper),
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


def _attached(flow: FormFlow, need: PaperNeed) -> list[tuple[Any, str]]:
    """The files that are there, each with what is said of one that the province holds."""
    return [(attachment, flow.store.said(attachment) if flow.store else "") for attachment in need.files]


def _not_attached(offers: Sequence[Offered], need: PaperNeed) -> list[Offered]:
    """What is offered and not in the draft already."""
    there = {attachment.file for attachment in need.files}
    return [offer for offer in offers if getattr(offer, "file", None) not in there]


def _use(store: Store, chosen: str) -> list[dict[str, str]]:
    """``chosen`` is the paper's code and the key of the offer."""
    paper, _space, key = chosen.partition(" ")
    try:
        store.use(paper, key)
    except Refused as refused:
        return [{"id": input_id(paper), "text": str(refused)}]
    return []
