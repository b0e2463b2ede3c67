"""Whoever is not registered yet: a person, a business, an authorisation on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Party, Person
from tinhso.systems.services.people.forms import procedures_for

KINDS = [choice for choice in Party.Kind.choices if choice[0] != Party.Kind.PERSON]


class RegisterForm(forms.Form):
    """As on the identity card."""

    name = forms.CharField(label=_("Full name"), max_length=200)
    personal_number = forms.CharField(label=_("Personal number"), max_length=20)
    born_on = forms.DateField(label=_("Date of birth"))
    sex = forms.ChoiceField(label=_("Sex"), choices=Person.Sex.choices)
    phone = forms.CharField(label=_("Mobile number"), max_length=20, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)


class BusinessForm(forms.Form):
    """As on the certificate of registration; whoever stands at the counter is its legal representative."""

    name = forms.CharField(label=_("Name of the business"), max_length=200)
    tax_code = forms.CharField(label=_("Tax code"), max_length=16)
    kind = forms.ChoiceField(label=_("What it is"), choices=KINDS)
    phone = forms.CharField(label=_("Telephone"), max_length=20, required=False)
    address = forms.CharField(label=_("Head office"), max_length=200, required=False)


class AuthorisedForm(forms.Form):
    """The authorisation paper that somebody brings; it holds for one procedure and until a day."""

    tax_code = forms.CharField(label=_("Tax code of the business"), max_length=16)
    topic = forms.ChoiceField(label=_("Procedure that the paper names"))
    paper = forms.CharField(
        label=_("Authorisation paper"), max_length=120, help_text=_("Its number and day, as it says of itself.")
    )
    last_day = forms.DateField(label=_("Last day"), initial=lambda: clock.today() + timedelta(days=30))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = procedures_for("business")  # type: ignore[attr-defined]

    def clean_tax_code(self) -> Any:
        try:
            found = directory.business_by_tax_code(self.cleaned_data["tax_code"])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if found is None:
            raise forms.ValidationError(_("No business with this tax code is registered. Register it first."))
        return found
