"""The search page's choices, kept in its address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.queries import sectors
from tinhso.engines.forms.search import Wanted


class SearchForm(forms.Form):
    """Everything optional; a choice that does not exist is no choice."""

    q = forms.CharField(label=_("What do you need to do?"), required=False, max_length=200)
    linh_vuc = forms.ChoiceField(label=_("Field"), required=False)
    cap = forms.ChoiceField(
        label=_("Settled at"), required=False, choices=[("", _("Any level")), *Procedure.AgencyLevel.choices]
    )
    doi_tuong = forms.ChoiceField(
        label=_("For"), required=False, choices=[("", _("Everyone")), *Procedure.Audience.choices]
    )
    muc_do = forms.ChoiceField(
        label=_("Online level"), required=False, choices=[("", _("Any online level")), *Procedure.Level.choices]
    )

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        offered = [(sector.code, sector.name) for sector in sectors()]
        self.fields["linh_vuc"].choices = [("", _("All fields")), *offered]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What to search for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=given.get("q", ""),
            sector=given.get("linh_vuc", ""),
            agency_level=given.get("cap", ""),
            audience=given.get("doi_tuong", ""),
            level=given.get("muc_do", ""),
        )
