"""What the verification page asks."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    """The code beside the QR."""

    code = forms.CharField(
        label=_("Verification code"),
        help_text=_("Twelve letters and digits beside the QR code at the foot of the paper."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class CompareForm(forms.Form):
    """A PDF to compare; it is looked at and forgotten."""

    file = forms.FileField(
        label=_("PDF file to compare"),
        help_text=_("The file is compared and not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
