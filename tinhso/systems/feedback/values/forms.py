"""What the keeper fills in to confirm or change a value."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.engines.cases.models import SupplementRule, Threshold
from tinhso.systems.feedback.values.rows import LEVELS, LIMIT, MORE, RETENTION, UNITS, Value


def _number(label: Any, most: int = 10_000) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=most, widget=forms.NumberInput({"class": "short"}))


class SettleForm(forms.Form):
    """``given`` are the values of the form without the regulation, which stands apart."""

    law = forms.CharField(
        label=_("Regulation that says so"), max_length=200, required=False,
        help_text=_("Number, day and who issued it. It stands beside the value on every page."),
    )  # fmt: skip

    def __init__(self, *args: Any, value: Value, **kwargs: Any) -> None:
        kwargs["initial"] = dict(value.given) | {"law": "" if value.is_example else value.law}
        super().__init__(*args, **kwargs)
        self.order_fields([name for name in self.fields if name != "law"] + ["law"])

    @property
    def given(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "law"}


class LimitForm(SettleForm):
    amount = forms.DecimalField(
        label=pgettext_lazy("limit", "Amount"),
        max_digits=6,
        decimal_places=2,
        widget=forms.NumberInput({"class": "short"}),
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=UNITS)


class LevelsForm(SettleForm):
    """The share of its time that a report has used when each level is told; over 100 it is late."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for level, name in Threshold._meta.get_field("level").choices or ():
            self.fields[f"level_{level}"] = _number(f"{name}: %", 1000)
        self.order_fields([name for name in self.fields if name != "law"] + ["law"])


class MoreForm(SettleForm):
    most = _number(_("Times that may be asked"), 20)
    answer_days = _number(_("Days for the answer"), 100)
    remind_before = _number(_("Days before the last one, when the reporter is reminded"), 100)
    grace = _number(_("Days after the last one, when the report is closed"), 100)
    after = forms.ChoiceField(label=_("What happens then"), choices=SupplementRule.After.choices)
    approved_by = forms.CharField(label=_("Approved by"), max_length=200, required=False)


class RetentionForm(SettleForm):
    anonymise_days = _number(_("Days until the reporter is made anonymous"))
    delete_days = _number(_("Days until the report is deleted"))


FORMS: dict[str, type[SettleForm]] = {
    LIMIT: LimitForm, LEVELS: LevelsForm, MORE: MoreForm, RETENTION: RetentionForm,
}  # fmt: skip
