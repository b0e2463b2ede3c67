"""What an official types to declare a regime or a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.directory.models import Office
from tinhso.systems.reports.nouns.levels import Level
from tinhso.systems.reports.nouns.regime import Regime

GRAINS = list(Regime._meta.get_field("grain").flatchoices)
DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
TABLE = forms.Textarea(attrs={"rows": 10, "spellcheck": "false"})


class FormForm(forms.Form):
    """A version of a form."""

    lines = forms.CharField(
        label=_("Sections and lines"),
        widget=TABLE,
        max_length=50_000,
        help_text=_(
            "One row each, pasted from a spreadsheet or parted by |: code, name, unit, kept series, decimals, x if "
            "optional, change in % without explanation. A section's title stands alone on its row."
        ),
    )
    rules = forms.CharField(
        label=_("Rules"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        max_length=20_000,
        required=False,
        help_text=_("One a row: [2] <= [1] | the sentence shown. Begin with ? if an explanation is enough."),
    )
    valid_from = forms.DateField(
        label=_("For periods that end from"), input_formats=DAYS, initial=lambda: f"{clock.today():%d/%m/%Y}"
    )


class RegimeForm(FormForm):
    """What Decree 09/2019/NĐ-CP, article 8, asks a regime to name."""

    name = forms.CharField(label=_("Name of the report"), max_length=200)
    law = forms.CharField(label=_("Legal basis"), max_length=300)
    words = forms.CharField(
        label=_("Content and instructions"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000, required=False
    )
    owner = forms.ChoiceField(label=_("Office that receives it"))
    grain = forms.ChoiceField(label=_("For each"), choices=GRAINS)
    closes_on_14th = forms.BooleanField(label=_("The period closes on the 14th (15→14)"), required=False, initial=True)
    due_days = forms.IntegerField(label=_("Due, working days after the closing day"), min_value=0, initial=2)
    who = forms.ChoiceField(label=_("Who delivers"), choices=Regime.Who)
    named = forms.MultipleChoiceField(label=_("Named offices"), required=False)
    levels = forms.MultipleChoiceField(
        label=_("Levels after the signature"),
        choices=[(level.value, level.label) for level in Level if level != Level.SIGN],
        widget=forms.CheckboxSelectMultiple,
        initial=[Level.CHECK, Level.APPROVE],
        required=False,
    )
    field_order = (
        "name", "law", "words", "owner", "grain", "closes_on_14th", "due_days", "who", "named", "levels", "lines",
        "rules", "valid_from",
    )  # fmt: skip

    def __init__(self, *args: Any, owners: Sequence[Office], offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in (*offices, *owners)}
        self.fields["owner"].choices = [(o.code, o.name) for o in owners]  # type: ignore[attr-defined]
        self.fields["named"].choices = [(o.code, o.name) for o in offices]  # type: ignore[attr-defined]

    def said(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """As the verb takes it."""
        named = [self.offices[code] for code in given["named"]]
        return {**given, "owner": self.offices[given["owner"]], "named": named}
