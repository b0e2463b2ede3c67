"""Steps: what is wrong, where, the details."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.ids import uuid7
from tinhso.engines.directory import api as directory
from tinhso.engines.files import api as files
from tinhso.engines.forms import api as forms
from tinhso.systems.feedback.citizen.drafting import MOST_PHOTOS, attach, detach, keep
from tinhso.systems.feedback.citizen.flow import PLACE, QUESTIONS, STORY, Flow
from tinhso.systems.feedback.citizen.forms import PlaceForm, StoryForm
from tinhso.systems.feedback.citizen.photos import rows_of
from tinhso.systems.feedback.citizen.steps.drawing import draw, initial, take


def story(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Words and photos; without scripts the photos come with the form."""
    form, problem = StoryForm(initial=initial(flow, StoryForm)), ""
    if request.method == "POST":
        flow = take(request, flow, "text")
        if "remove" in request.POST:
            detach(flow.draft, request.POST["remove"])
            return redirect(flow.url(STORY))
        problem = _attach(request, flow)
        form = StoryForm(request.POST)
        if form.is_valid() and not problem:
            return redirect(flow.after(STORY))
    return draw(
        request, flow, STORY, status=422 if form.errors or problem else 200,
        form=form, problem=problem, photos=rows_of(flow), accept=files.PHOTOS, most=MOST_PHOTOS,
    )  # fmt: skip


def _attach(request: HttpRequest, flow: Flow) -> str:
    for upload in request.FILES.getlist("photos"):
        try:
            attach(flow.draft, upload, key=uuid7().hex, name=upload.name or "")
        except Refused as refused:
            return f"{upload.name}: {refused}"
    return ""


def place(request: HttpRequest, flow: Flow) -> HttpResponse:
    """A pin whose commune the server finds, or a commune by its name."""
    form = PlaceForm(initial=initial(flow, PlaceForm))
    if request.method == "POST":
        flow = take(request, flow, "lat", "lng", "place", "commune", "from_photo")
        form = PlaceForm(request.POST)
        if form.is_valid() and flow.reading.has_place:
            return redirect(flow.after(PLACE))
        if not flow.reading.has_place:
            form.add_error("commune" if flow.reading.point is None else None, _where(flow))
    return draw(
        request, flow, PLACE, status=422 if form.errors else 200,
        form=form, communes=_communes(), from_photo=flow.reading.is_placed_by_photo,
    )  # fmt: skip


def _where(flow: Flow) -> str:
    if flow.reading.point is not None:
        return _("This place lies outside the province. Move the pin, or take it away and name the commune.")
    if flow.reading.said("commune"):
        return _("No commune of the province has this name. Choose one from the list.")
    return _("Set the pin on the map, or choose the commune.")


def _communes() -> list[str]:
    home = directory.home_province()
    return [str(area) for area in directory.communes_of(home)] if home else []


def questions(request: HttpRequest, flow: Flow) -> HttpResponse:
    """What the category wants to know; each part appears with the answer that calls for it."""
    if request.method == "POST" and flow.reading.category is not None:
        posted = forms.bound(forms.Questions(flow.reading.category.questions), request.POST)
        flow = Flow(keep(flow.draft, {"answers": (flow.draft.typed.get("answers") or {}) | posted.typed}), flow.by)
        if request.headers.get("HX-Request"):
            return draw(request, flow, QUESTIONS, template="questions", asked=flow.reading.questions.pages[0])
        flow.reading.questions.check()
        if not flow.reading.questions.errors:
            return redirect(flow.after(QUESTIONS))
    form = flow.reading.questions
    problems = [{"id": forms.input_id(name), "text": text} for name, text in form.errors.items()]
    return draw(
        request, flow, QUESTIONS, status=422 if problems else 200, asked=form.pages[0], problems=problems
    )  # fmt: skip
