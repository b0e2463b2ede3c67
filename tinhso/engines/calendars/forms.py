"""What an official may type into the calendar."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.text import nfc
from tinhso.engines.calendars.models import DayRule
from tinhso.engines.calendars.sheets import SpecialDay


class DayForm(forms.Form):
    """One special day."""

    day = forms.DateField(label=_("Day"), input_formats=["%d/%m/%Y", "%Y-%m-%d"])
    kind = forms.ChoiceField(label=_("Kind"), choices=DayRule.Kind.choices)
    name = forms.CharField(label=_("Name of the day"), max_length=120)
    basis = forms.CharField(label=_("Legal basis"), max_length=160, required=False)

    def special_day(self) -> SpecialDay:
        """The day as typed; only after the form was found valid."""
        given = self.cleaned_data
        return SpecialDay(given["day"], given["kind"], nfc(given["name"]), nfc(given["basis"]))


class SheetForm(forms.Form):
    """A year's days as CSV, pasted; it is shown as a difference before anything changes."""

    sheet = forms.CharField(
        label=_("Days of the year as CSV"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=60_000,
        help_text=_("First line: day,kind,name,basis. The kind is off or working."),
    )
