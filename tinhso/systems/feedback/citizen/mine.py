"""One's own reports: those of the account, or, without one, those of a number that one confirms."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tinhso.base.codes import phone as read_phone
from tinhso.base.codes import show_phone
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts import api as accounts
from tinhso.engines.accounts.api import Visit
from tinhso.engines.cases.models import Stage
from tinhso.systems.feedback.citizen import doors
from tinhso.systems.feedback.citizen.codes import MINE
from tinhso.systems.feedback.citizen.forms import CodeForm
from tinhso.systems.feedback.models import Report
from tinhso.systems.feedback.public.states import state_name, state_tone

_SESSION, _NEXT = "feedback.asked_phone", "feedback.after_phone"


class PhoneForm(forms.Form):
    phone = forms.CharField(
        label=gettext_lazy("Mobile number with which you reported"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel", "class": "short"}),
    )


@require_http_methods(["GET", "POST"])
@never_cache
def mine(request: Visit) -> HttpResponse:
    """The lists; a number that nobody reported with is answered like any other."""
    if request.method == "POST":
        if "forget" in request.POST:
            doors.forget_phone(request)
            return redirect("feedback:mine")
        return _confirm(request) if "code" in request.POST else _send(request)
    if after := _ours(request.GET.get("next", "")):
        request.session[_NEXT] = after
    number = doors.confirmed_phone(request)
    return _page(request, number=number, phone_form=PhoneForm())


def _ours(address: str) -> str:
    """The page for which the number is wanted, if it is one of 1022."""
    return address if address.startswith(reverse("feedback:published")) else ""


def _send(request: Visit) -> HttpResponse:
    form = PhoneForm(request.POST)
    try:
        number = read_phone(request.POST.get("phone", ""), mobile=True)
        request.session[_SESSION] = number
        accounts.send_code(number, MINE, address=accounts.address_of(request))
    except accounts.TooOften as refused:
        return _page(request, code_form=CodeForm(), asked=request.session.get(_SESSION, ""), said=str(refused))
    except Refused as refused:
        form.add_error("phone", str(refused))
        return _page(request, phone_form=form, status=422)
    return _page(request, code_form=CodeForm(), asked=number)


def _confirm(request: Visit) -> HttpResponse:
    form, number = CodeForm(request.POST), str(request.session.get(_SESSION, ""))
    if number and form.is_valid():
        try:
            if accounts.confirm_code(number, MINE, form.cleaned_data["code"], address=accounts.address_of(request)):
                doors.confirm_phone(request, number)
                request.session.pop(_SESSION, None)
                return redirect(request.session.pop(_NEXT, "") or "feedback:mine")
            form.add_error("code", _("This is not the code, or it is too old. Look again, or ask for another."))
        except Refused as refused:
            form.add_error("code", str(refused))
    return _page(request, code_form=form, asked=number, status=422)


def _page(
    request: Visit,
    *,
    number: str = "",
    asked: str = "",
    said: str = "",
    phone_form: PhoneForm | None = None,
    code_form: CodeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    return page(
        request, "feedback/citizen/mine.html", status,
        number=show_phone(number) if number else "", asked=show_phone(asked) if asked else "", said=said,
        phone_form=phone_form, code_form=code_form,
        rows=[_row(report) for report in doors.reports_of_phone(number)] if number else [],
        own=[_row(report) for report in doors.reports_of_account(request)],
    )  # fmt: skip


def _row(report: Report) -> dict[str, object]:
    case = report.case
    return {
        "report": report, "case": case, "stage": state_name(case.stage), "tone": state_tone(case.stage),
        "waits": case.open_supplement is not None if case.stage == Stage.SUPPLEMENT else False,
    }  # fmt: skip
