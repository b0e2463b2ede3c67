"""The first question of a dossier: to whom, how many copies, and how the result comes back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import HandingOut
from tinhso.engines.directory.models import Office, Party
from tinhso.engines.forms.models import Procedure
from tinhso.systems.services.agencies import agencies_for, nearest_agency


class BeginForm(forms.Form):
    """Kept with the draft; copies are asked for only where the fee counts them."""

    office = forms.ModelChoiceField(
        label=_("Agency that receives the dossier"),
        queryset=Office.objects.none(),
        help_text=_("Usually the commune where you live."),
    )
    copies = forms.IntegerField(label=_("How many copies do you need?"), min_value=1, max_value=50, initial=1)
    way_back = forms.ChoiceField(
        label=_("How do you want to get the result?"),
        choices=HandingOut.Way.choices,
        initial=HandingOut.Way.ONLINE,
        widget=forms.RadioSelect,
        help_text=_("The signed electronic result is always in your papers as well."),
    )

    def __init__(self, *args: Any, procedure: Procedure, applicant: Party | None, counts: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        field.queryset = agencies_for(procedure)  # type: ignore[attr-defined]
        field.initial = nearest_agency(procedure, applicant)
        if not counts:
            del self.fields["copies"]
