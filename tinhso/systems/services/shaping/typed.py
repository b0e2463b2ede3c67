"""The steps of a process as they are typed: one line of fields each, in the order of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.text import sort_key
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Join, Step
from tinhso.engines.directory.models import Office

MOST = 20
CHANNELS = ("desk", "online", "post")
ASKED = (Office.Kind.COMMITTEE, Office.Kind.DEPARTMENT, Office.Kind.POLICE, Office.Kind.CENTRE)


def agencies_to_ask() -> list[tuple[str, str]]:
    """The agencies that work today, by name: departments, People's Committees, the police, the centre."""
    return _working(clock.today())


@access.kept
def _working(day: date) -> list[tuple[str, str]]:
    found = Office.objects.all().on(day).filter(kind__in=ASKED).values_list("code", "name")
    return sorted(found, key=lambda pair: sort_key(pair[1]))


class StrideForm(forms.Form):
    """One step. Whose opinion is asked stands in the second half, mostly left empty."""

    name = forms.CharField(label=_("Name of the step"), max_length=160)
    kind = forms.ChoiceField(label=_("Role"), choices=Step.Kind.choices)
    unit = forms.ChoiceField(label=_("Unit of the step"), choices=Step.Unit.choices)
    hours = forms.DecimalField(label=_("Working hours"), min_value=Decimal("0.25"), max_digits=6, decimal_places=2)
    desk = forms.DecimalField(label=_("Hours at the desk"), required=False, max_digits=6, decimal_places=2)
    online = forms.DecimalField(label=_("Hours online"), required=False, max_digits=6, decimal_places=2)
    post = forms.DecimalField(label=_("Hours by post"), required=False, max_digits=6, decimal_places=2)
    may_consult = forms.BooleanField(label=_("May ask other agencies"), required=False)
    asks = forms.MultipleChoiceField(
        label=_("Asked as the step begins"), required=False, choices=agencies_to_ask,
        widget=forms.SelectMultiple(attrs={"size": 6}), help_text=_("Hold Ctrl to choose several agencies."),
    )  # fmt: skip
    question = forms.CharField(label=_("Question"), required=False, max_length=1000)
    join = forms.ChoiceField(label=_("The step goes on"), choices=Join.choices, required=False)
    quorum = forms.IntegerField(label=_("Answers needed"), min_value=0, max_value=50, required=False)
    answer_hours = forms.DecimalField(label=_("Hours to answer"), required=False, max_digits=6, decimal_places=2)
    silence_consents = forms.BooleanField(label=_("Silence is consent"), required=False)

    @property
    def main(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "kind", "unit", "hours")]

    @property
    def by_channel(self) -> list[forms.BoundField]:
        return [self[name] for name in (*CHANNELS, "may_consult")]

    @property
    def asking(self) -> list[forms.BoundField]:
        return [self[name] for name in ("asks", "question", "join", "quorum", "answer_hours", "silence_consents")]

    @property
    def has_more(self) -> bool:
        """Whether the second half holds something, so that it stands open."""
        return any(self[name].value() for name in (*CHANNELS, "asks", "join"))

    def stride(self, sector: str = "") -> cases.Stride:
        given = self.cleaned_data
        return cases.Stride(
            name=given["name"], kind=given["kind"], unit=given["unit"], hours=given["hours"], sector=sector,
            channel_hours={channel: given[channel] for channel in CHANNELS if given[channel]},
            may_consult=given["may_consult"], asks=tuple(given["asks"]), question=given["question"], join=given["join"],
            quorum=given["quorum"] or 0, answer_hours=given["answer_hours"], silence_consents=given["silence_consents"],
        )  # fmt: skip


def forms_of(strides: Sequence[cases.Stride]) -> list[StrideForm]:
    return [StrideForm(prefix=str(n), initial=_initial(stride)) for n, stride in enumerate(strides)]


def typed_forms(posted: Mapping[str, Any]) -> list[StrideForm]:
    """The lines as they were sent, at most twenty; in the page's order."""
    count = int(posted.get("n", "0")) if str(posted.get("n", "0")).isdecimal() else 0
    return [StrideForm(posted, prefix=str(n)) for n in range(min(count, MOST))]


def rearranged(posted: Any, act: str) -> list[dict[str, Any]]:
    """The lines after a step was added, taken out or moved (``them``, ``bo-2``, ``len-2``); nothing else is checked."""
    rows = [{name: line[name].value() for name in line.fields} for line in typed_forms(posted)]
    what, _dash, number = act.partition("-")
    place = int(number) if number.isdecimal() and int(number) < len(rows) else -1
    if what == "them" and len(rows) < MOST:
        rows.append({"may_consult": True, "kind": "step", "unit": "division"})
    elif what == "bo" and place >= 0:
        rows.pop(place)
    elif what == "len" and place > 0:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
    return rows


def forms_with(rows: Sequence[dict[str, Any]]) -> list[StrideForm]:
    return [StrideForm(prefix=str(n), initial=row) for n, row in enumerate(rows)]


def _initial(stride: cases.Stride) -> dict[str, Any]:
    return {
        "name": stride.name, "kind": stride.kind, "unit": stride.unit, "hours": _plain(stride.hours),
        **{channel: _plain(hours) for channel, hours in stride.channel_hours.items()},
        "may_consult": stride.may_consult, "asks": list(stride.asks), "question": stride.question,
        "join": stride.join, "quorum": stride.quorum or "", "silence_consents": stride.silence_consents,
        "answer_hours": _plain(stride.answer_hours) if stride.answer_hours else "",
    }  # fmt: skip


def _plain(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
