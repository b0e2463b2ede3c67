"""The forms that both sorts of given work have."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

AREA = forms.Textarea(attrs={"rows": 4})
DAY = forms.DateInput(attrs={"type": "date"})


class ProgressForm(forms.Form):
    """How far it is."""

    percent = forms.IntegerField(label=_("Done, in the hundred"), min_value=0, max_value=100)
    words = forms.CharField(label=_("What was done"), widget=AREA, max_length=2000)
