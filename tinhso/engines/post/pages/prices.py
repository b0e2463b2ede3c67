"""The postage table: what it costs, from when to when, by which decision."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.payments import api as payments
from tinhso.engines.post.fees import CODES, INSIDE
from tinhso.engines.post.stages import Direction
from tinhso.engines.post.verbs.pricing import set_price


class PriceForm(forms.Form):
    """Another price, from a day on."""

    direction = forms.ChoiceField(label=gettext_lazy("What is carried"), choices=Direction.choices)
    where = forms.ChoiceField(
        label=gettext_lazy("Where to"), widget=forms.RadioSelect, initial=INSIDE,
        choices=[(INSIDE, gettext_lazy("within the province")), ("elsewhere", gettext_lazy("elsewhere"))],
    )  # fmt: skip
    amount = forms.IntegerField(label=gettext_lazy("Price (đồng)"), min_value=1)
    legal_basis = forms.CharField(label=gettext_lazy("Decision or price list"), max_length=200)
    valid_from = forms.DateField(label=gettext_lazy("From"), initial=clock.today)


@official_required("post.set_prices")
def prices(request: SignedIn) -> HttpResponse:
    """Every price with its days, and the form that sets another."""
    form = PriceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        inside = given.pop("where") == INSIDE
        try:
            set_price(inside=inside, by=request.actor, **given)
        except Denied:
            raise
        except (Refused, AlreadyDone) as refused:
            form.add_error(refused.field if refused.field in form.fields else "amount", str(refused))
        else:
            messages.success(request, _("The price is set. The one before ends on the day on which this begins."))
            return redirect("post:prices")
    rules = payments.rules_through_time(*CODES.values())
    status = 422 if form.errors else 200
    return page(request, "post/prices.html", status, form=form, rules=rules, inside=INSIDE, today=clock.today())
