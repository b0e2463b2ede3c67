"""The verification page for everyone, and the wallet of one's own papers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import citizen_required
from tinhso.engines.directory.api import party_of, wholly_for
from tinhso.engines.files.api import link
from tinhso.engines.papers import queries
from tinhso.engines.papers.checking import Comparison, compare
from tinhso.engines.papers.forms import CodeForm, CompareForm
from tinhso.engines.papers.held import held_of
from tinhso.engines.papers.models import Paper
from tinhso.engines.papers.tokens import grouped, read_token

LARGEST = 20 * 2**20


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or for a file whose paper is looked up."""
    if request.method == "POST":
        return _compared(request, None)
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("papers:verified", token=read_token(form.cleaned_data["code"]) or "-")
    return page(request, "papers/verify.html", 422 if form.errors else 200, form=form, file_form=CompareForm())


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
def verified(request: HttpRequest, token: str) -> HttpResponse:
    """What is known of the paper with this code; a dropped PDF is compared with it and forgotten."""
    paper = queries.by_token(token)
    if paper is None:
        form = CodeForm({"code": token})
        form.add_error("code", _("There is no paper with this code. Compare it letter by letter with the paper."))
        return page(request, "papers/verify.html", 404, form=form, file_form=CompareForm())
    if request.method == "POST":
        return _compared(request, paper)
    return _shown(request, paper, CompareForm(), None)


def _compared(request: HttpRequest, paper: Paper | None) -> HttpResponse:
    form, comparison = CompareForm(request.POST, request.FILES), None
    if form.is_valid():
        try:
            comparison = _look(form, paper)
        except Refused as refusal:
            form.add_error("file", str(refusal))
    return _shown(request, paper, form, comparison)


def _look(form: CompareForm, paper: Paper | None) -> Comparison:
    upload = form.cleaned_data["file"]
    if upload.size > LARGEST:
        raise Refused(_("The file is too large to be a paper of the province."))
    return compare(upload.read(), paper)


def _shown(request: HttpRequest, paper: Paper | None, form: CompareForm, comparison: Comparison | None) -> HttpResponse:
    status = 422 if form.errors else 200
    context: dict[str, object] = {"file_form": form, "comparison": comparison}
    if paper is None:
        return page(request, "papers/verify.html", status, form=CodeForm(), **context)
    word, tone = queries.state(paper)
    return page(
        request, "papers/verified.html", status, paper=paper, word=word, tone=tone, code=grouped(paper.token),
        rows=queries.public_rows(paper), **context,
    )  # fmt: skip


@require_safe
@citizen_required
def wallet(request: HttpRequest) -> HttpResponse:
    """The papers of the person who is signed in, and of the businesses they speak for."""
    owners = _owners(request)
    papers = [(paper, *queries.state(paper)) for paper in queries.of_owners(owners)]
    verified = [(held, link(held.file, request.actor)) for held in held_of(owners)]  # type: ignore[attr-defined]
    return page(request, "papers/wallet.html", papers=papers, verified=verified)


@require_safe
@citizen_required
def download(request: HttpRequest, token: str) -> HttpResponseRedirect:
    """To the file of one of one's own papers."""
    for paper in queries.of_owners(_owners(request)):
        if paper.token == token:
            return redirect(queries.link_of(paper, by=request.actor))  # type: ignore[attr-defined]
    raise Refused(_("This paper is not among yours."))


def _owners(request: HttpRequest) -> list[int]:
    party = party_of(request.actor)  # type: ignore[attr-defined]
    if party is None:
        return []
    person = getattr(party, "as_person", None)
    return [party.subject_id, *(whole.subject_id for whole in (wholly_for(person) if person else []))]
