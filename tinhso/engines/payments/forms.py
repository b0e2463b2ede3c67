"""What officials type about money."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.base.money import parse_dong
from tinhso.engines.payments.gateways import all_gateways


class DongField(forms.CharField):
    """An amount as people type it, as an integer of đồng."""

    def to_python(self, value: object) -> int | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_dong(text)
        except Refused as error:
            raise forms.ValidationError(str(error)) from error


class RefundForm(forms.Form):
    amount = DongField(label=_("Amount (đồng)"), help_text=_("For example 50.000"))
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ReturnForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500)


class MatchForm(forms.Form):
    key = forms.CharField(label=_("Payment or dossier code"), max_length=40)


class DayForm(forms.Form):
    gateway = forms.ChoiceField(label=_("Gateway"), choices=lambda: [(each.code, each.name) for each in all_gateways()])
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))


class After(forms.Form):
    """``?sau=<key>``: the page below that demand."""

    sau = forms.UUIDField(required=False)


class CloseForm(forms.Form):
    counted = DongField(label=_("Counted (đồng)"), help_text=_("All notes and coins in the drawer"))
    left = DongField(label=_("Left in the drawer as change (đồng)"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=300, help_text=_("Needed where the count differs")
    )


class AnswerForm(forms.Form):
    agreed = forms.ChoiceField(choices=[("yes", _("Agree")), ("no", _("Decline"))])
    answer = forms.CharField(label=_("Reason"), required=False, max_length=300)


class RemittanceForm(forms.Form):
    credit = forms.UUIDField()
    gateway = forms.CharField(required=False, max_length=40)
    day = forms.DateField(required=False)
    closing = forms.UUIDField(required=False)
