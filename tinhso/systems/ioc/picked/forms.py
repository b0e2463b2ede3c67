"""The form of a picked board; its indicators stand beside it, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.directory.models import Office


class BoardForm(forms.Form):
    """A board of one's own."""

    name = forms.CharField(label=_("Name of the board"), max_length=80)
    office = forms.ChoiceField(label=_("Who sees it"), required=False)
    on_wall = forms.BooleanField(label=_("Turn it on the wall screen too"), required=False)

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices}
        choices = [("", _("Only me")), *((one.code, one.name) for one in offices)]
        self.fields["office"].choices = choices  # type: ignore[attr-defined]

    def chosen_office(self) -> Office | None:
        return self.offices.get(self.cleaned_data["office"])
