"""Step: reports nearby that may be the same."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tinhso.systems.feedback.citizen.drafting import keep
from tinhso.systems.feedback.citizen.flow import SAME, Flow
from tinhso.systems.feedback.citizen.joining import join
from tinhso.systems.feedback.citizen.steps.drawing import draw
from tinhso.systems.feedback.public.states import state_name, state_tone


def same(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Each with photo, words, day and state; join one of them, or go on with one's own."""
    if request.method == "POST":
        if (code := request.POST.get("join", "")) in {each.code for each in flow.reading.same}:
            join(flow.draft, code, by=flow.by)
            return redirect("feedback:joined", flow.draft.pk)
        seen = " ".join(sorted(each.code for each in flow.reading.same))
        flow = Flow(keep(flow.draft, {"another": seen}), flow.by)
        return redirect(flow.after(SAME))
    found = [(each, state_name(each.stage), state_tone(each.stage)) for each in flow.reading.same]
    return draw(request, flow, SAME, found=found)
