"""The paper dossier on one page, then its receipt and scans."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tinhso.base.errors import Denied, Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.cases.models import Case
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as procedures
from tinhso.engines.papers import api as papers
from tinhso.engines.payments import api as payments
from tinhso.systems.services import kinds
from tinhso.systems.services.counter import verbs
from tinhso.systems.services.counter.models import Digitised, HandedPaper, PaperDraft, PaperForm, handed_papers
from tinhso.systems.services.counter.pages import PERMISSION
from tinhso.systems.services.queries import dossier_for


@require_http_methods(["GET", "POST"])
@never_cache
@official_required(PERMISSION)
def paper(request: SignedIn, key: UUID) -> HttpResponse:
    """One page for the whole paper dossier: answers, papers, consent; POST takes it in.

    What is typed may bring other questions and papers: they come at once, or by a button where no script runs.
    """
    draft = _draft(request, key)
    if draft.case is not None:
        return redirect("services:taken", draft.case.code)
    problem, status = "", 200
    form = _bound(draft)
    if request.method == "POST":
        draft = _keep(request, draft)
        form = _bound(draft)
        if request.headers.get("HX-Request"):
            return _draw(request, draft, form, template="services/counter/paper_questions.html")
        if row := typed(request).get("add") or typed(request).get("remove"):
            return redirect(f"{request.path}#{procedures.input_id(row.split('.')[0])}")
        if "more" in request.POST:
            return redirect(f"{request.path}#papers")
        try:
            dossier = verbs.take(key, consent="consent" in request.POST, by=request.actor)
            return redirect("services:taken", dossier.case.code)
        except procedures.Incomplete as error:
            form, problem, status = error.bound, str(error), 422
        except Refused as error:
            problem, status = str(error), error.status
    return _draw(request, draft, form, status, problem=problem)


@require_POST
@official_required(PERMISSION)
def keep(request: SignedIn, key: UUID) -> HttpResponse:
    """What is typed, while it is typed."""
    _keep(request, _draft(request, key))
    return HttpResponse(status=204)


@require_GET
@never_cache
@official_required("cases.receive")
def taken(request: SignedIn, code: str) -> HttpResponse:
    """The dossier is there: the fee, the receipt, the scans."""
    dossier = _dossier(request, code)
    case = dossier.case
    receipt = next((p for p in papers.of(case.pk) if p.kind == kinds.RECEIPT.code and p.file), None)
    rows = [(row, files.link(row.file, request.actor) if row.file and row.file.scan == "clean" else "")
            for row in handed_papers(case.pk)]  # fmt: skip
    return page(
        request, "services/counter/taken.html", dossier=dossier, case=case, rows=rows,
        demand=next((d for d in payments.of(case.pk) if d.is_waiting), None),
        receipt=files.link(receipt.file, request.actor) if receipt and receipt.file else "",
        to_sign=any(row.scan_id and not row.signed_id for row, _url in rows), accept=files.PHOTOS,
        digitised=Digitised.of_rows([row for row, _url in rows]),
    )  # fmt: skip


@require_POST
@official_required("cases.receive")
def act(request: SignedIn, code: str, what: str) -> HttpResponse:
    """Receive, scan a paper, sign the scans."""
    case = _dossier(request, code).case
    try:
        if what == "tiep-nhan":
            verbs.receive(case.pk, cash="cash" in request.POST, by=request.actor)
            messages.success(request, _("Received. The receipt with the appointment is being drawn up."))
        elif what == "quet":
            row = next((r for r in handed_papers(case.pk) if str(r.pk) == typed(request).get("paper")), None)
            if row is None:
                raise Http404
            verbs.add_scan(row.pk, _pages(request), by=request.actor)
            messages.success(request, _("Scanned: %(name)s") % {"name": row.name})
        elif what == "ky-so":
            done: list[HandedPaper] = verbs.sign_scans(case.pk, by=request.actor)
            messages.success(request, _("%(n)d scans have been signed.") % {"n": len(done)})
        else:
            raise Http404
    except Denied:
        raise
    except Refused as error:
        messages.warning(request, str(error))
    return redirect("services:taken", code)


def _pages(request: SignedIn) -> list[bytes]:
    """The uploaded pages in the order of their names. Raises Refused for too much."""
    uploads = sorted(request.FILES.getlist("file"), key=lambda upload: upload.name or "")
    if sum(upload.size or 0 for upload in uploads) > files.PDFS.max_bytes:
        raise Refused(_("These pages are larger than 50 MB together. Scan them with fewer dots."), field="file")
    return [upload.read() for upload in uploads]


def _draw(
    request: SignedIn,
    draft: PaperDraft,
    form: procedures.Bound,
    status: int = 200,
    *,
    problem: str = "",
    template: str = "services/counter/paper.html",
) -> HttpResponse:
    return page(
        request, template, status, draft=draft, form=form, asked=form.whole, problem=problem,
        errors=[{"id": procedures.input_id(n), "label": "", "text": t} for n, t in form.errors.items()],
        needs=[(need, draft.papers.get(need.paper.code, {})) for need in form.papers], paper_forms=PaperForm.choices,
    )  # fmt: skip


def _draft(request: SignedIn, key: UUID) -> PaperDraft:
    try:
        return verbs.own(key, by=request.actor)
    except PaperDraft.DoesNotExist as error:
        raise Http404 from error


def _dossier(request: SignedIn, code: str) -> Any:
    try:
        return dossier_for(request.actor, code)
    except Case.DoesNotExist as error:
        raise Http404 from error


def _bound(draft: PaperDraft) -> procedures.Bound:
    known = procedures.known_of(draft.version, directory.actor_for(draft.known), draft.known)
    return procedures.bound(draft.version, draft.typed, dict.fromkeys(draft.papers, ["on paper"]), known)


def _keep(request: SignedIn, draft: PaperDraft) -> PaperDraft:
    posted = typed(request)
    answers = procedures.press(posted, procedures.typed_on(draft.version, posted))
    given = procedures.bound(draft.version, answers).typed
    ticked = {
        paper.code: {
            "form": posted.get(f"form-{paper.code}", PaperForm.COPY),
            "number": _number(posted.get(f"number-{paper.code}", "")),
        }
        for paper in draft.version.papers
        if f"paper-{paper.code}" in posted and posted.get(f"form-{paper.code}", PaperForm.COPY) in PaperForm.values
    }
    return verbs.keep(draft.pk, typed=given, papers=ticked, by=request.actor)


def _number(text: str) -> int:
    return min(max(int(text), 1), 99) if text.isdecimal() and len(text) < 4 else 1
