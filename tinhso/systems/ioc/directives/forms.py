"""The forms of directives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.models import Office
from tinhso.systems.ioc.followed.forms import AREA, DAY


class GiveForm(forms.Form):
    """A directive."""

    words = forms.CharField(label=_("What is asked"), widget=AREA, max_length=2000)
    lead = forms.ChoiceField(label=_("Lead office"))
    deadline = forms.DateField(label=_("Deadline"), widget=DAY)

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices}
        named = [(office.code, office.name) for office in offices]
        self.fields["lead"].choices = [("", _("Choose the lead office")), *named]  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """What came of it."""

    words = forms.CharField(label=_("Result"), widget=AREA, max_length=4000)


class SendBackForm(forms.Form):
    """Not settled yet."""

    words = forms.CharField(label=_("What is still to be done"), widget=AREA, max_length=2000)
    deadline = forms.DateField(label=_("New deadline"), widget=DAY)


class WithdrawForm(forms.Form):
    """Not needed any more."""

    words = forms.CharField(label=_("Why it is withdrawn"), widget=AREA, max_length=2000)
