"""What officials type about a return, beside its figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.systems.reports.content.reading import Line

AREA = forms.Textarea(attrs={"rows": 3})


class BackForm(forms.Form):
    """What is to be changed."""

    words = forms.CharField(label=_("What is to be changed"), widget=AREA, max_length=1000)


class UnlockForm(forms.Form):
    """One cell, and why."""

    line = forms.ChoiceField(label=_("Cell to unlock"))
    reason = forms.CharField(label=_("Why it is unlocked"), widget=AREA, max_length=1000)

    def __init__(self, *args: Any, lines: Mapping[str, Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(line.code, f"{line.code}. {line.name}") for line in lines.values()]
        self.fields["line"].choices = choices  # type: ignore[attr-defined]


class CorrectForm(forms.Form):
    """The right figure, and why it changes."""

    text = forms.CharField(label=_("The right figure"), max_length=40, required=False)
    reason = forms.CharField(label=_("Why the figure changes"), widget=AREA, max_length=1000)


class UploadForm(forms.Form):
    """The same form, filled in elsewhere."""

    file = forms.FileField(label=_("The form, filled in (.xlsx)"))
