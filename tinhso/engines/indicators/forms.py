"""What officials may type about indicators."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.amounts import amount
from tinhso.engines.indicators.bands import LEVELS, MOST, Band
from tinhso.engines.indicators.nouns.definition import BETTER
from tinhso.engines.indicators.nouns.series import GRAINS, OVER_TIME, OVER_UNITS, UNITS
from tinhso.engines.indicators.period_names import read_period

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
PERIOD_HINT = _("2026-11 (month), 2026-Q4 (quarter), 2026-H1 (half year), 2026-9T (nine months), 2026 (year); "
                "-BC at the end for reporting periods that close on the 14th.")  # fmt: skip
LEVEL_WORDS = {"done": _("good"), "near": _("attention"), "late": _("bad"), "neutral": _("neutral")}


class AmountField(forms.CharField):
    """A number as people type it; empty or a dash is no data."""

    def clean(self, value: Any) -> Any:
        try:
            return amount(super().clean(value))
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


class PeriodField(forms.CharField):
    """A period by its address."""

    def clean(self, value: Any) -> Any:
        try:
            return read_period(str(super().clean(value)).strip())
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None


class DefinitionForm(forms.Form):
    """An indicator as a formula."""

    name = forms.CharField(label=_("Name of the indicator"), max_length=160)
    formula = forms.CharField(
        label=_("Formula"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        max_length=2000,
        help_text=_("Names of indicators in [brackets], numbers, + − × ÷; previous(…), last_year(…), to_date(…)."),
    )
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("For example: %, đ, days."))
    better = forms.ChoiceField(label=_("Which way is good"), choices=BETTER, required=False)
    words = forms.CharField(label=_("Definition in words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    owner = forms.ChoiceField(label=_("Office that answers for it"))
    law = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    valid_from = forms.DateField(label=_("For periods from"), input_formats=DAYS)
    reason = forms.CharField(label=_("Why"), max_length=500)

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class SeriesForm(forms.Form):
    """A series that is kept by hand."""

    name = forms.CharField(label=_("Name of the series"), max_length=160)
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("For example: %, đ, days."))
    grain = forms.ChoiceField(label=_("Given for each"), choices=GRAINS)
    closes_on_14th = forms.BooleanField(label=_("Reporting periods, from the 15th to the 14th"), required=False)
    by_unit = forms.ChoiceField(label=_("Given by"), choices=UNITS, required=False)
    over_time = forms.ChoiceField(label=_("Several periods together"), choices=OVER_TIME)
    over_units = forms.ChoiceField(label=_("Several units together"), choices=OVER_UNITS)
    better = forms.ChoiceField(label=_("Which way is good"), choices=BETTER, required=False)
    words = forms.CharField(label=_("Definition in words"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    source = forms.CharField(label=_("Source"), max_length=200)
    owner = forms.ChoiceField(label=_("Office that answers for it"))
    law = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    due_days = forms.IntegerField(
        label=_("Days after the period's end to give it"), min_value=0, max_value=365, initial=10
    )

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]


class CellForm(forms.Form):
    """A value of one unit in one period."""

    unit = forms.ChoiceField(label=_("Unit of the province"), required=False)
    period = PeriodField(label=_("Period"), help_text=PERIOD_HINT)
    value = AmountField(label=_("Value"), required=False, help_text=_("Leave it empty where there is no data."))
    reason = forms.CharField(label=_("Reason, for a change or where there is no data"), max_length=500, required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if units:
            self.fields["unit"].choices = units  # type: ignore[attr-defined]
        else:
            del self.fields["unit"]


class TargetForm(CellForm):
    """A target."""

    basis = forms.CharField(label=_("Decision it comes from"), max_length=200)
    field_order = ["unit", "period", "value", "basis", "reason"]


class SheetForm(forms.Form):
    """A table of values, as a file or pasted."""

    file = forms.FileField(label=_("Spreadsheet (.xlsx or .csv)"), required=False)
    sheet = forms.CharField(
        label=_("Or paste the rows here"), widget=forms.Textarea(attrs={"rows": 8}), max_length=500_000, required=False
    )

    def data_given(self) -> bytes:
        given = self.cleaned_data
        return bytes(given["file"].read() if given.get("file") else given["sheet"].encode())


class ThresholdsForm(forms.Form):
    """Up to seven bands, from the lowest up; the lowest has no lower end."""

    valid_from = forms.DateField(label=_("For periods from"), input_formats=DAYS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in range(MOST):
            self.fields[f"low_{n}"] = AmountField(label=_("From the value"), required=False)
            self.fields[f"included_{n}"] = forms.BooleanField(label=_("this value too"), required=False)
            self.fields[f"word_{n}"] = forms.CharField(label=_("Word"), max_length=40, required=False)
            self.fields[f"level_{n}"] = forms.ChoiceField(
                label=_("Level"), choices=[(level, LEVEL_WORDS[level]) for level in LEVELS], required=False
            )

    def rows(self) -> list[list[Any]]:
        """The fields of each band, for the page."""
        return [[self[f"{name}_{n}"] for name in ("low", "included", "word", "level")] for n in range(MOST)]

    def bands(self) -> list[Band]:
        given = self.cleaned_data
        found = []
        for n in range(MOST):
            low = given[f"low_{n}"]
            if given[f"word_{n}"]:
                number = None if low is None else float(low)
                found.append(Band(number, given[f"included_{n}"], given[f"word_{n}"], given[f"level_{n}"]))
        return found

    @staticmethod
    def of(bands: tuple[Band, ...], valid_from: date) -> dict[str, Any]:
        """Initial values."""
        found: dict[str, Any] = {"valid_from": f"{valid_from:%d/%m/%Y}"}
        for n, band in enumerate(bands):
            low = "" if band.low is None else f"{band.low:g}".replace(".", ",")
            found |= {f"low_{n}": low, f"included_{n}": band.included, f"word_{n}": band.word, f"level_{n}": band.level}
        return found


class ClosingForm(forms.Form):
    """A period to close."""

    unit = forms.ChoiceField(label=_("Unit of the province"))
    period = PeriodField(label=_("Period"), help_text=PERIOD_HINT)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a published figure is given anew."""

    reason = forms.CharField(label=_("Why"), max_length=500)
