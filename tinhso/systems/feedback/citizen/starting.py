"""The pages around the steps: beginning, the step itself, who is competent elsewhere, what was sent."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.base.ids import uuid7
from tinhso.engines.accounts.api import Visit, official_required
from tinhso.engines.files import api as files
from tinhso.systems.feedback.citizen import flow as steps
from tinhso.systems.feedback.citizen.choosing import found_by, groups, open_category
from tinhso.systems.feedback.citizen.drafting import attach, begin
from tinhso.systems.feedback.citizen.flow import Flow
from tinhso.systems.feedback.citizen.owning import own_draft, remember, signed_in_again, unfinished, writer
from tinhso.systems.feedback.citizen.steps.category import category
from tinhso.systems.feedback.citizen.steps.check import check
from tinhso.systems.feedback.citizen.steps.same import same
from tinhso.systems.feedback.citizen.steps.story import place, questions, story
from tinhso.systems.feedback.citizen.steps.who import who
from tinhso.systems.feedback.models import Category

VIEWS: dict[str, Callable[[Visit, Flow], HttpResponse]] = {
    steps.CATEGORY: category, steps.STORY: story, steps.PLACE: place, steps.QUESTIONS: questions,
    steps.SAME: same, steps.WHO: who, steps.CHECK: check,
}  # fmt: skip


@require_http_methods(["GET", "POST"])
@never_cache
def start(request: Visit) -> HttpResponse:
    """The first question: what it is about, by words, by a photo or from the list."""
    return _start(request, for_another=False)


@require_http_methods(["GET", "POST"])
@never_cache
@official_required("feedback.report_for")
def start_for_another(request: Visit) -> HttpResponse:
    """The same at the service centre's desk, for somebody who stands there or calls."""
    return _start(request, for_another=True)


def _start(request: Visit, *, for_another: bool) -> HttpResponse:
    problem, status, words = "", 422, request.GET.get("words", "").strip()
    if request.method == "POST":
        posted = typed(request)
        words = posted.get("words", "").strip()
        chosen = open_category(posted.get("category", ""))
        if chosen is not None and chosen.openness == Category.Openness.ELSEWHERE:
            return redirect("feedback:elsewhere", chosen.pk)
        if chosen is not None or "photo" in request.FILES:
            try:
                return _begin(request, chosen, words, for_another=for_another)
            except Refused as refused:
                problem, status = str(refused), refused.status
        elif not words:
            problem = _("Choose what the report is about.")
    among = groups()
    found = found_by(words, among) if words else []
    template = "feedback/citizen/found.html" if request.headers.get("HX-Request") else "feedback/citizen/start.html"
    return page(
        request, template, status if problem else 200,
        groups=among, found=found, words=words, problem=problem, accept=files.PHOTOS, for_another=for_another,
        layout="ui/desk.html" if for_another else "ui/public.html",
        drafts=[Flow(draft, request.actor) for draft in unfinished(request, for_another=for_another)],
    )  # fmt: skip


def _begin(request: Visit, chosen: Category | None, words: str, *, for_another: bool) -> HttpResponse:
    answers = {"category": chosen.pk if chosen else "", "text": words}
    draft = begin(answers, by=request.actor if for_another or _is_citizen(request) else None, for_another=for_another)
    remember(request, draft)
    flow = Flow(draft, request.actor)
    if (photo := request.FILES.get("photo")) is not None:
        attach(draft, photo, key=uuid7().hex, name=photo.name or "")
    return redirect(flow.url(steps.STORY if chosen else steps.CATEGORY))


def _is_citizen(request: Visit) -> bool:
    return request.actor is not None and not request.actor.is_official


@require_http_methods(["GET", "POST"])
@never_cache
@signed_in_again
def step(request: Visit, key: UUID, step: str) -> HttpResponse:
    """One step of one's own draft; one that was sent leads to what became of it."""
    draft = own_draft(request, key)
    if draft.sent_at is not None:
        return redirect("feedback:joined" if "joined" in draft.typed else "feedback:sent", key)
    flow = Flow(draft, writer(request, draft))
    if step not in VIEWS:
        raise Http404
    if step not in flow.steps:  # the answers have changed since the link was drawn
        return redirect(flow.url(flow.first_open))
    return VIEWS[step](request, flow)


@require_GET
def elsewhere(request: Visit, code: str) -> HttpResponse:
    """Who is competent where 1022 is not."""
    found = open_category(code)
    if found is None:
        raise Http404
    return page(request, "feedback/citizen/elsewhere.html", category=found)
