"""Step: who reports. A number counts once its holder typed the code that was sent to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.codes import show_phone
from tinhso.base.errors import Refused
from tinhso.engines.accounts import api as accounts
from tinhso.systems.feedback.citizen.codes import REPORT
from tinhso.systems.feedback.citizen.drafting import keep
from tinhso.systems.feedback.citizen.flow import CHECK, WHO, Flow
from tinhso.systems.feedback.citizen.forms import CodeForm, PersonForm, WhoForm
from tinhso.systems.feedback.citizen.reading import ACCOUNT, PHONE
from tinhso.systems.feedback.citizen.steps.drawing import draw, initial, take
from tinhso.systems.feedback.models import Category


def who(request: HttpRequest, flow: Flow) -> HttpResponse:
    """Account, number or nobody; and the wish not to be published."""
    if flow.draft.for_another:
        return _person(request, flow)
    if request.method == "POST" and "code" in request.POST:
        return _confirm(request, flow)
    begun = initial(flow, WhoForm)
    begun["who"] = begun["who"] or (ACCOUNT if flow.by else "")
    form = _form(flow, begun)
    if request.method == "POST":
        flow = take(request, flow, "who", "phone", "keep_private")
        form = _form(flow, request.POST, is_posted=True)
        if form.is_valid():
            given = form.cleaned_data
            wish = {"keep_private": "yes" if given.get("keep_private") else ""}
            if given["who"] != PHONE:
                return redirect(Flow(keep(flow.draft, wish), flow.by).after(WHO))
            flow = Flow(keep(flow.draft, {**wish, "phone": given["phone"]}), flow.by)
            return redirect(flow.after(WHO)) if flow.is_reachable else _send(request, flow, form)
    return draw(request, flow, WHO, status=422 if form.errors else 200, form=form, may_publish=_may_publish(flow))


def _form(flow: Flow, typed: object, *, is_posted: bool = False) -> WhoForm:
    given = {"data": typed} if is_posted else {"initial": typed}
    return WhoForm(**given, has_account=flow.by is not None, may_be_public=_may_publish(flow))


def _may_publish(flow: Flow) -> bool:
    category = flow.reading.category
    return category is None or category.openness == Category.Openness.PUBLIC


def _send(request: HttpRequest, flow: Flow, form: WhoForm) -> HttpResponse:
    try:
        accounts.send_code(flow.reading.said("phone"), REPORT, address=accounts.address_of(request))
    except accounts.TooOften as refused:
        # A code is on its way already: the page that takes it is of more use than a refusal.
        return _ask(request, flow, said=str(refused))
    except Refused as refused:
        form.add_error("phone", str(refused))
        return draw(request, flow, WHO, status=422, form=form, may_publish=_may_publish(flow))
    return _ask(request, flow)


def _confirm(request: HttpRequest, flow: Flow) -> HttpResponse:
    form, number = CodeForm(request.POST), flow.reading.said("phone")
    if form.is_valid():
        try:
            right = accounts.confirm_code(
                number, REPORT, form.cleaned_data["code"], address=accounts.address_of(request)
            )
        except Refused as refused:
            form.add_error("code", str(refused))
        else:
            if right:
                return redirect(Flow(keep(flow.draft, {"confirmed": number}), flow.by).after(WHO))
            form.add_error("code", _("This is not the code, or it is too old. Look again, or ask for another."))
    return _ask(request, flow, form)


def _ask(request: HttpRequest, flow: Flow, form: CodeForm | None = None, said: str = "") -> HttpResponse:
    return draw(
        request, flow, WHO, status=422 if form else 200, template="code", form=form or CodeForm(),
        phone=show_phone(flow.reading.said("phone")), said=said,
    )  # fmt: skip


def _person(request: HttpRequest, flow: Flow) -> HttpResponse:
    form = PersonForm(initial={"channel": "desk"} | {k: v for k, v in initial(flow, PersonForm).items() if v})
    if request.method == "POST":
        flow = take(request, flow, *PersonForm.base_fields)
        form = PersonForm(request.POST)
        if form.is_valid():
            given = {name: value for name, value in form.cleaned_data.items() if isinstance(value, str)}
            ticks = {name: "yes" if form.cleaned_data[name] else "" for name in ("consent", "keep_private")}
            return redirect(Flow(keep(flow.draft, given | ticks), flow.by).url(CHECK))
    return draw(
        request, flow, WHO, status=422 if form.errors else 200, form=form, template="person", heading=_("Who reports")
    )
