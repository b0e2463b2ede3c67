"""What is typed when somebody goes away."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.access import api as access
from tinhso.engines.cases.actions.fields import ColleagueField
from tinhso.engines.cases.units import agency_of
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Position
from tinhso.engines.events.api import Actor


class AbsenceForm(forms.Form):
    position = ColleagueField(label=_("Who is away"), queryset=Position.objects.none())
    first = forms.DateField(label=_("From"))
    last = forms.DateField(label=_("Until, this day included"))
    deputy = ColleagueField(label=_("Deputy"), queryset=Position.objects.none())
    reason = forms.CharField(label=_("Reason"), max_length=200, help_text=_("Leave, a journey on duty, a course."))
    decision = forms.CharField(label=_("Number of the decision"), max_length=80, required=False)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = directory.position_of(actor)
        assert own is not None
        agency = agency_of(own.office)
        inside = Q(office=agency) | Q(office__parent=agency, office__kind__in=("division", "desk"))
        held = Position.objects.all().on(clock.today()).exclude(person=None)
        held = held.select_related("person__party", "office").order_by("office__name", "person__party__name")
        scopes = access.scopes(actor, "cases.assign")
        mine = Q(pk=own.pk) | Q(office__here__in=scopes)
        if agency.below_id in scopes or own.office.below_id in scopes:
            mine |= inside
        self.fields["position"].queryset = held.filter(mine)  # type: ignore[attr-defined]
        self.fields["deputy"].queryset = held.filter(inside)  # type: ignore[attr-defined]
        self.initial.setdefault("position", own.pk)

    def since(self) -> datetime:
        """The beginning of the first day; at once where that is today."""
        return _midnight(self.cleaned_data["first"])

    def until(self) -> datetime:
        """The end of the last day."""
        return _midnight(self.cleaned_data["last"] + timedelta(days=1))


def _midnight(day: Any) -> datetime:
    return clock.at(day.year, day.month, day.day)
