"""Setting the front door and the channels, from a day on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.base.http import page
from tinhso.engines.accounts.api import SignedIn, official_required
from tinhso.engines.forms import api as procedures
from tinhso.engines.forms.models import Acceptance, Door, Procedure
from tinhso.ui.widgets import DayText


class _From(forms.Form):
    procedure = forms.ModelChoiceField(
        label=gettext_lazy("Procedure"),
        queryset=Procedure.objects.none(),
        required=False,
        empty_label=gettext_lazy("all procedures"),
    )
    valid_from = forms.DateField(label=gettext_lazy("From which day"), widget=DayText)
    basis = forms.CharField(
        label=gettext_lazy("Legal basis"), max_length=300, help_text=gettext_lazy("The decision on which this rests.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["procedure"].queryset = Procedure.objects.filter(is_open=True).order_by("name")  # type: ignore[attr-defined]


class FrontDoorForm(_From):
    mode = forms.ChoiceField(
        label=gettext_lazy("Where citizens hand in online"), choices=Door.Mode, widget=forms.RadioSelect
    )
    field_order = ("mode", "procedure", "valid_from", "basis")


class ChannelsForm(_From):
    channels = forms.MultipleChoiceField(
        label=gettext_lazy("How dossiers come in"),
        choices=Acceptance.Channel,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Without paper at the desk and by post, the clerk files online together with the citizen; such a dossier "
            "counts as assisted, not as handed in online."
        ),
    )
    field_order = ("procedure", "channels", "valid_from", "basis")


@official_required("forms.channels")
def front_door(request: SignedIn) -> HttpResponse:
    form = FrontDoorForm(request.POST or None, initial={"valid_from": clock.today()})
    return _set(request, form, procedures.set_door, "mode", _("Front door of dossiers"))


@official_required("forms.channels")
def channels(request: SignedIn) -> HttpResponse:
    form = ChannelsForm(request.POST or None, initial={"valid_from": clock.today()})
    return _set(request, form, procedures.set_channels, "channels", _("Accepted channels"))


def _set(request: SignedIn, form: _From, verb: Any, what: str, title: str) -> HttpResponse:
    status = 200
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            verb(data.pop(what), **data, by=request.actor)
        except Refused as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("Set. It holds from the day that you named."))
            return redirect("national:overview")
    if form.errors:
        status = 422
    return page(request, "national/set.html", status, form=form, heading=title)
