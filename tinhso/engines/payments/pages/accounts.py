"""Into which account each office collects, from when to when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import RegexValidator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Denied, Refused
from tinhso.base.http import page
from tinhso.engines.access import api as access
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor
from tinhso.engines.payments.collecting import CollectingAccount
from tinhso.engines.payments.verbs.accounts import set_account

SHOWN = 200
NEEDS = "payments.set_accounts"


class AccountForm(forms.Form):
    """Another account of an office, from a day on."""

    office = forms.ModelChoiceField(label=gettext_lazy("Office"), queryset=Office.objects.none())
    bank_name = forms.CharField(
        label=gettext_lazy("Bank or treasury"), max_length=100,
        help_text=gettext_lazy("For example: Kho bạc Nhà nước khu vực II, Vietcombank."),
    )  # fmt: skip
    bank = forms.CharField(
        label=gettext_lazy("Bank code (BIN)"), max_length=6, help_text=gettext_lazy("Six digits, as in VietQR."),
        validators=[RegexValidator(r"^\d{6}$", gettext_lazy("Write six digits."))],
    )  # fmt: skip
    number = forms.CharField(
        label=gettext_lazy("Account number"), max_length=19,
        validators=[RegexValidator(r"^[0-9A-Za-z]+$", gettext_lazy("Digits and letters without spaces."))],
    )  # fmt: skip
    holder = forms.CharField(label=gettext_lazy("Account holder"), max_length=200)
    valid_from = forms.DateField(
        label=gettext_lazy("From"), initial=clock.today,
        help_text=gettext_lazy("What was demanded before that day keeps its account."),
    )  # fmt: skip

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices_of(by)  # type: ignore[attr-defined]


@official_required(NEEDS)
def accounts(request: SignedIn) -> HttpResponse:
    """Every account of the reader's offices with its days, and the form that sets another."""
    form = AccountForm(request.POST or None, by=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            set_account(by=request.actor, **form.cleaned_data)
        except Denied:
            raise
        except (Refused, AlreadyDone) as refused:
            form.add_error(refused.field if refused.field in form.fields else "number", str(refused))
        else:
            messages.success(request, _("The account is set. The one before ends on the day on which this begins."))
            return redirect("payments:accounts")
    rows = CollectingAccount.objects.filter(office__in=offices_of(request.actor)).select_related("office")
    return page(
        request, "payments/accounts.html", 422 if form.errors else 200, form=form,
        accounts=rows.order_by("office__code", "-valid_from")[:SHOWN], today=clock.today(),
    )  # fmt: skip


def offices_of(by: Actor) -> QuerySet[Office]:
    """The agencies whose accounts ``by`` sets."""
    reach = access.scopes(by, NEEDS)
    rows = Office.objects.all().on(clock.today()).filter(Q(here__in=reach) | Q(below__in=reach))
    return rows.filter(kind__in=(Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.CENTRE)).order_by("code")
