"""The search page's choices, kept in its address, each with how many procedures it would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.text import sort_key
from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.queries import life_events, sectors
from tinhso.engines.forms.search import Wanted

FIELDS = {
    "linh_vuc": "sector",
    "co_quan": "agency",
    "cap": "agency_level",
    "doi_tuong": "audience",
    "muc_do": "level",
    "su_kien": "life_event",
}


class SearchForm(forms.Form):
    """Everything optional; a choice that does not exist is no choice."""

    q = forms.CharField(label=_("What do you need to do?"), required=False, max_length=200)
    linh_vuc = forms.ChoiceField(label=_("Field"), required=False)
    co_quan = forms.ChoiceField(label=_("Agency"), required=False)
    cap = forms.ChoiceField(label=_("Settled at"), required=False)
    doi_tuong = forms.ChoiceField(label=_("For"), required=False)
    muc_do = forms.ChoiceField(label=_("Online level"), required=False)
    su_kien = forms.ChoiceField(label=_("Life event"), required=False)

    def __init__(self, data: dict[str, str]) -> None:
        super().__init__(data)
        self._every: dict[str, tuple[object, list[tuple[str, object]]]] = {
            "linh_vuc": (_("All fields"), [(sector.code, sector.name) for sector in sectors()]),
            "co_quan": (_("Every agency"), [(name, name) for name in agencies()]),
            "cap": (_("Any level"), list(Procedure.AgencyLevel.choices)),
            "doi_tuong": (_("Everyone"), list(Procedure.Audience.choices)),
            "muc_do": (_("Any online level"), list(Procedure.Level.choices)),
            "su_kien": (_("Any life event"), [(event.code, event.name) for event in life_events()]),
        }
        for name, (anything, choices) in self._every.items():
            self.fields[name].choices = [("", anything), *choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What to search for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(words=given.get("q", ""), **{field: given.get(name, "") for name, field in FIELDS.items()})

    def count(self, counts: dict[str, Counter[str]]) -> None:
        """Say beside every choice how many it leaves; one that leaves none is not offered unless it is chosen."""
        for name, field in FIELDS.items():
            anything, choices = self._every[name]
            chosen, many = self.cleaned_data.get(name, ""), counts[field]
            said = [(value, f"{label} ({many[value]})") for value, label in choices if many[value] or value == chosen]
            self.fields[name].choices = [("", anything), *said]  # type: ignore[attr-defined]


def agencies() -> Iterable[str]:
    """The agencies that decide open procedures, in Vietnamese order."""
    names = Procedure.objects.filter(is_open=True).exclude(agency="").values_list("agency", flat=True).distinct()
    return sorted(names, key=sort_key)
