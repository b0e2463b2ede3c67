"""The rating's questions, on the dossier's page and by the receipt's link alike."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Rating
from tinhso.systems.services.rating.reasons import REASONS


class Questions(forms.Form):
    """Three words, reasons, and room for one's own."""

    score = forms.TypedChoiceField(
        label=_("How satisfied are you?"), coerce=int, choices=Rating.Score.choices[::-1], widget=forms.RadioSelect
    )
    reasons = forms.MultipleChoiceField(
        label=_("Why?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(row.code, row.text) for row in REASONS],
        help_text=_("Whoever is not satisfied is answered: a petition to 1022 is opened from it."),
    )  # fmt: skip
    comment = forms.CharField(
        label=_("What went well, what did not?"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


class RateForm(Questions, actions.ActionForm):
    """On the dossier's page."""
