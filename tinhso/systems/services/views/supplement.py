"""The applicant hands in what was asked for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, citizen_required
from tinhso.engines.files import api as files
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.systems.services.supplementing import Present, amend, present
from tinhso.systems.services.views.dossier import scene_of


@citizen_required
def supplement(request: SignedIn, code: str) -> HttpResponse:
    """The marked questions and papers, each with the reason why it is asked for again."""
    dossier, scene = scene_of(request, code)
    asked = dossier.case.open_supplement
    if asked is None:
        messages.info(request, _("No supplement is awaited for this dossier."))
        return redirect("services:dossier", code)
    reasons = {item["what"]: item["reason"] for item in asked.items}
    posted = request.POST if request.method == "POST" else None
    now = present(dossier)
    correction = forms.correct(dossier.submission, reasons, posted, answers=now.answers)
    wanted = [paper for paper in dossier.version.papers if paper.code in reasons]
    problems = list(correction.error_list)
    note = request.POST.get("note", "").strip()
    if posted is not None:
        stored, wrong = _store(request, wanted)
        problems += wrong
        if not problems and not (correction.values or stored or note):
            problems.append({"id": "note", "text": _("Hand in a paper or write an answer.")})
        if not problems:
            try:
                amend(dossier, asked, answers=correction.values, files=stored, note=note, by=request.actor)
            except AlreadyDone as error:
                messages.warning(request, str(error))
            else:
                messages.success(request, _("Your supplement has been handed in. The agency goes on with the dossier."))
            return redirect("services:dossier", code)
    return page(
        request, "services/supplement.html", 422 if problems else 200,
        dossier=dossier, case=dossier.case, supplement=asked,
        papers=[_row(request, paper, reasons, now, problems) for paper in wanted],
        asked=[(field, reasons[field.name], now.text(dossier, field.name)) for field in correction.fields],
        problems=problems, note=note,
    )  # fmt: skip


def _row(
    request: SignedIn, paper: forms.Paper, reasons: dict[str, str], now: Present, problems: list[dict[str, str]]
) -> dict[str, Any]:
    """One paper asked for: why, what is accepted, the files that are there now with their addresses, what is wrong."""
    key, accept = f"paper-{paper.code}", forms.accepted(paper)
    return {
        "paper": paper, "id": key, "accept": accept, "sentence": forms.sentence_of(accept),
        "reason": reasons[paper.code],
        "files": [(file.name, files.link(file, request.actor)) for file in now.files.get(paper.code, ())],
        "error": next((problem["text"] for problem in problems if problem["id"] == key), ""),
    }  # fmt: skip


def _store(request: SignedIn, wanted: list[forms.Paper]) -> tuple[list[tuple[str, File]], list[dict[str, str]]]:
    stored, wrong = [], []
    for paper in wanted:
        for upload in request.FILES.getlist(paper.code):
            try:
                file = files.store(
                    upload, name=upload.name or "", owner=request.actor.subject, accept=forms.accepted(paper)
                )
            except Refused as error:
                wrong.append({"id": f"paper-{paper.code}", "text": f"{paper.name}: {error}"})
            else:
                stored.append((paper.code, file))
    return stored, wrong
