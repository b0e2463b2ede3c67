"""The keeper of 1022 sees every time and rule, which of them are examples, and confirms or changes them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.http import page, typed
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.systems.feedback.values.forms import FORMS
from tinhso.systems.feedback.values.rows import value_of, values
from tinhso.systems.feedback.values.verbs import settle


@official_required("feedback.manage")
def values_page(request: SignedIn) -> HttpResponse:
    """All that hold today; those that nobody has confirmed are named first."""
    rows = values()
    return page(request, "feedback/values/list.html", rows=rows, examples=sum(row.is_example for row in rows))


@official_required("feedback.manage")
def value_page(request: SignedIn, kind: str, key: str) -> HttpResponse:
    """One value: confirm it as it is by naming the regulation, or set another."""
    value = value_of(kind, key)
    if value is None:
        raise Http404
    form = FORMS[kind](typed(request) if request.method == "POST" else None, value=value)
    if form.is_valid():
        try:
            settle(value, given=form.given, law=form.cleaned_data["law"], by=request.actor)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Noted. It holds from today; promises made before stay."))
            return redirect("feedback:values")
    return page(request, "feedback/values/value.html", 422 if form.errors else 200, value=value, form=form)
