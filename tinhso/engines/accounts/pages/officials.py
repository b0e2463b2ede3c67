"""An official's sign-in: name and password, then the code; whoever has no second factor sets it up first."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tinhso.base.errors import Refused
from tinhso.base.http import page, with_headers
from tinhso.engines.accounts import password, pending, second_factor
from tinhso.engines.accounts.forms import CodeForm, PasswordForm
from tinhso.engines.accounts.next_page import next_page, to_sign_in

_step = require_http_methods(["GET", "POST"])


@_step
@never_cache
@sensitive_post_parameters("password")
def password_step(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            user = password.check(request, **form.cleaned_data)
            pending.begin(request, user, next_page(request))
        except Refused as error:
            return _again(request, "accounts/official.html", form, error, next=next_page(request))
        return redirect("accounts:second_factor" if second_factor.is_set_up(user) else "accounts:set_up")
    status = 422 if form.is_bound else 200
    return page(request, "accounts/official.html", status=status, form=form, next=next_page(request))


@_step
@never_cache
def code_step(request: HttpRequest) -> HttpResponse:
    try:
        waiting = pending.find(request)
    except Refused:
        return to_sign_in("accounts:official", "")
    if not second_factor.is_set_up(waiting.user):
        return redirect("accounts:set_up")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            second_factor.check(waiting.user, form.cleaned_data["code"])
        except Refused as error:
            return _again(request, "accounts/code.html", form, error)
        return HttpResponseRedirect(pending.finish(request, waiting) or reverse("accounts:desk"))
    return page(request, "accounts/code.html", status=422 if form.is_bound else 200, form=form)


@_step
@never_cache
def set_up_step(request: HttpRequest) -> HttpResponse:
    try:
        waiting = pending.find(request)
    except Refused:
        return to_sign_in("accounts:official", "")
    if second_factor.is_set_up(waiting.user):
        return redirect("accounts:second_factor")
    form = CodeForm(request.POST or None)
    about = {"secret": waiting.secret, "picture": second_factor.picture(waiting.user, waiting.secret)}
    if form.is_valid():
        try:
            codes = second_factor.set_up(waiting.user, waiting.secret, form.cleaned_data["code"])
        except Refused as error:
            return _again(request, "accounts/set_up.html", form, error, **about)
        next_address = pending.finish(request, waiting) or reverse("accounts:desk")
        return page(request, "accounts/recovery_codes.html", codes=codes, next=next_address)
    return page(request, "accounts/set_up.html", status=422 if form.is_bound else 200, form=form, **about)


def _again(request: HttpRequest, template: str, form: forms.Form, error: Refused, **about: object) -> HttpResponse:
    form.add_error(error.field if error.field in form.fields else None, str(error))
    answer = page(request, template, status=error.status, form=form, **about)
    return with_headers(answer, error)
