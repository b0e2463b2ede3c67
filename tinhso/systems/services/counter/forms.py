"""Whoever is not registered yet."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.models import Person


class RegisterForm(forms.Form):
    """As on the identity card."""

    name = forms.CharField(label=_("Full name"), max_length=200)
    personal_number = forms.CharField(label=_("Personal number"), max_length=20)
    born_on = forms.DateField(label=_("Date of birth"))
    sex = forms.ChoiceField(label=_("Sex"), choices=Person.Sex.choices)
    phone = forms.CharField(label=_("Mobile number"), max_length=20, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
