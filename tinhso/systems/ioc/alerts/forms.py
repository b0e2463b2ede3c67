"""The form of a rule."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.systems.ioc.alerts.nouns import AlertRule

HOURS = {"type": "time"}
DIRECTIONS = [("1", _("at the bound or above")), ("0", _("at the bound or below"))]
APART = _("Empty: at the bound itself. A distance keeps it from flickering.")


class RuleForm(forms.Form):
    """A rule on a figure."""

    kind = forms.ChoiceField(label=_("What is watched"), choices=AlertRule.Kind.choices)
    direction = forms.ChoiceField(label=_("Alert when it is"), choices=DIRECTIONS)
    bound = forms.FloatField(label=_("Bound"))
    clears_at = forms.FloatField(label=_("Calm again at"), required=False, help_text=APART)
    hold_minutes = forms.IntegerField(label=_("Minutes it must hold first"), min_value=0, initial=0)
    quiet_from = forms.TimeField(label=_("No message from"), required=False, widget=forms.TimeInput(attrs=HOURS))
    quiet_to = forms.TimeField(label=_("No message until"), required=False, widget=forms.TimeInput(attrs=HOURS))
