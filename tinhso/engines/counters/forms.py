"""What whoever keeps a hall types."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.counters.models import Queue
from tinhso.engines.counters.naming import choices
from tinhso.ui.days import weekday

EVERYTHING = _("Nothing chosen: everything.")


class Sectors(forms.MultipleChoiceField):
    """Fields of administration, ticked; none stands for all of them."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, choices=lambda: choices("sectors"), help_text=EVERYTHING, **kwargs)


class Topics(forms.MultipleChoiceField):
    """Procedures, chosen from a list that may be long."""

    widget = forms.SelectMultiple(attrs={"size": 8})

    def __init__(self, **kwargs: Any) -> None:
        said = _("Nothing chosen: everything. Hold Ctrl to choose several.")
        super().__init__(required=False, choices=lambda: choices("topics"), help_text=said, **kwargs)


class QueueForm(forms.Form):
    letter = forms.CharField(label=_("Letter of its numbers"), max_length=2)
    name = forms.CharField(label=_("What people wait for"), max_length=80)
    sectors = Sectors(label=_("Fields of administration"))
    topics = Topics(label=_("Procedures"))
    minutes = forms.IntegerField(label=_("Minutes for one person"), min_value=1, max_value=240, initial=10)


class CounterForm(forms.Form):
    number = forms.IntegerField(label=_("Number of the counter"), min_value=1, max_value=999)
    queues = forms.ModelMultipleChoiceField(
        label=_("Queues it serves"), queryset=Queue.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    slot_minutes = forms.IntegerField(label=_("Minutes of one appointment"), min_value=5, max_value=240, initial=20)
    places = forms.IntegerField(
        label=_("Appointments at the same time"), min_value=0, max_value=50, initial=1,
        help_text=_("0: no appointments at this counter."),
    )  # fmt: skip

    def __init__(self, *args: Any, queues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["queues"].queryset = queues  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    in_a_row = forms.IntegerField(label=_("Preferred numbers called in a row"), min_value=1, max_value=20)
    longest_wait = forms.IntegerField(
        label=_("Minutes after which an ordinary number comes first"), min_value=1, max_value=600
    )
    grace = forms.IntegerField(label=_("Minutes that one may be late for an appointment"), min_value=0, max_value=240)
    opens_before = forms.IntegerField(
        label=_("Minutes before opening in which numbers are given"), min_value=0, max_value=240
    )
    basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)


class OpenDayForm(forms.Form):
    weekday = forms.TypedChoiceField(
        label=_("Weekday"), coerce=int, choices=lambda: [(n, weekday(n)) for n in range(7)]
    )
    until = forms.TimeField(label=_("For what comes in until"), initial="15:00")
    sectors = Sectors(label=_("Fields of administration"))
    topics = Topics(label=_("Procedures"))
    basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
