"""Step: the category."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.systems.feedback.citizen.choosing import found_by, groups, open_category
from tinhso.systems.feedback.citizen.drafting import keep
from tinhso.systems.feedback.citizen.flow import CATEGORY, Flow
from tinhso.systems.feedback.citizen.steps.drawing import draw
from tinhso.systems.feedback.models import Category


def category(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Choose; one that 1022 does not handle says who does."""
    problem = ""
    if request.method == "POST":
        chosen = open_category(request.POST.get("category", ""))
        if chosen is not None and chosen.openness == Category.Openness.ELSEWHERE:
            return redirect("feedback:elsewhere", chosen.pk)
        if chosen is not None:
            changed = chosen.pk != flow.reading.said("category")
            kept = keep(flow.draft, {"category": chosen.pk, **({"answers": {}, "another": ""} if changed else {})})
            return redirect(Flow(kept, flow.by).after(CATEGORY))
        problem = _("Choose what the report is about.")
    words = request.GET.get("words", "") or flow.reading.text
    among = groups()
    return draw(
        request, flow, CATEGORY, status=422 if problem else 200,
        problem=problem, groups=among, words=words, found=found_by(words, among) if words else [],
    )  # fmt: skip
