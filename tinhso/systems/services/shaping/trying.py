"""What an example is tried with: an agency, a channel, a moment; and from which day the draft is to count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel
from tinhso.engines.directory.models import Office

TRIED = (Channel.DESK, Channel.ONLINE, Channel.POST)


class TrialForm(forms.Form):
    """Lives in the address, so that an example can be sent to a colleague; it shows what it is tried with."""

    co_quan = forms.ModelChoiceField(Office.objects.none(), label=_("Agency"), required=False, empty_label=None)
    kenh = forms.ChoiceField(label=_("Channel"), choices=[(one.value, one.label) for one in TRIED], required=False)
    ngay = forms.DateField(label=_("Received on"), required=False)
    gio = forms.TimeField(label=_("at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, data: Mapping[str, Any], *, ground: cases.Ground) -> None:
        now, first = clock.local(clock.now()), next(iter(ground.agencies), None)
        usual = {
            "co_quan": str(first.pk) if first else "", "kenh": Channel.ONLINE.value,
            "ngay": f"{now:%d/%m/%Y}", "gio": f"{now:%H:%M}",
        }  # fmt: skip
        super().__init__(usual | {name: data[name] for name in usual if data.get(name)})
        keys = [office.pk for office in ground.agencies]
        self.fields["co_quan"].queryset = Office.objects.filter(pk__in=keys).order_by("name")  # type: ignore[attr-defined]
        self.ground = ground

    def chosen(self) -> tuple[Office | None, str, datetime]:
        given = self.cleaned_data if self.is_valid() else {}
        office = given.get("co_quan") or next(iter(self.ground.agencies), None)
        now = clock.local(clock.now())
        day, hour = given.get("ngay") or now.date(), given.get("gio") or now.time().replace(second=0, microsecond=0)
        return (
            office,
            given.get("kenh") or Channel.ONLINE,
            clock.at(day.year, day.month, day.day, hour.hour, hour.minute),
        )


class PublishForm(forms.Form):
    valid_from = forms.DateField(label=_("In force from"))
