"""Ways of handing in and cases (trường hợp): rows with a time limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.calendars.api import Limit
from tinhso.engines.forms.designing.showing import ConditionForm
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.sheet import CHANNELS
from tinhso.engines.forms.writing.sheets.sheet import Row, RowSheet, line, prose

UNITS = (
    ("workday", _("working days")), ("hour", _("working hours")), ("day", _("calendar days")), ("month", _("months")),
)  # fmt: skip


class LimitedSheet(RowSheet):
    """The time limit, the note beside it."""

    TEXTS: tuple[str, ...] = ("note", "note_en")
    amount = forms.DecimalField(
        label=_("Time limit"), max_digits=6, decimal_places=2, min_value=0, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        help_text=_("0 working days means the day on which the papers come in."),
    )  # fmt: skip
    unit = forms.ChoiceField(label=_("Counted in"), choices=UNITS)
    cutoff = forms.TimeField(
        label=_("What comes after this hour is settled on the next working day"), required=False,
        widget=forms.TextInput(attrs={"class": "short", "placeholder": "15:00"}),
        help_text=_("Only for a limit of the same day."),
    )  # fmt: skip
    note = prose(_("Note"), required=False, rows=2)
    note_en = prose(_("Note in English"), required=False, rows=2)

    def begin(self) -> Row:
        limit = self.row.get("limit", {})
        return self.row | {
            "amount": Decimal(str(limit["amount"])) if "amount" in limit else None,
            "unit": limit.get("unit", "workday"), "cutoff": limit.get("same_day_cutoff", ""),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("amount") is None or self.errors:
            return given
        limit: Row = {"amount": _plain(given["amount"]), "unit": given["unit"]}
        if given.get("cutoff"):
            limit["same_day_cutoff"] = f"{given['cutoff']:%H:%M}"
        try:
            read = Limit.of(limit)
        except ValueError:
            if "same_day_cutoff" in limit and given["amount"]:
                self.add_error("cutoff", gettext("Only a limit of 0 working days has such an hour."))
            else:
                self.add_error("amount", gettext("Days and months are counted whole."))
        else:
            if not read.is_same_day and not given["amount"]:
                self.add_error("amount", gettext("Write more than 0, or choose working days for the same day."))
            given["limit"] = limit
        return given

    def made(self) -> Row:
        limit = self.cleaned_data.get("limit")
        return ({"limit": limit} if limit else {}) | super().made()


class ChannelSheet(LimitedSheet):
    """One way of handing in, and how long it takes."""

    TEXTS = ("channel", "note", "note_en")
    channel = forms.ChoiceField(label=_("Way of handing in"), choices=())
    field_order = ("channel", "amount", "unit", "cutoff")

    def __init__(self, data: Any = None, *, row: Row, content: Row) -> None:
        super().__init__(data, row=row, content=content)
        others = {one["channel"] for one in content.get("channels", ())} - {row.get("channel")}
        self.fields["channel"].choices = [pair for pair in CHANNELS.items() if pair[0] not in others]  # type: ignore[attr-defined]


class CaseSheet(LimitedSheet, ConditionForm):
    """One case of the procedure: when it is one, and its own time limit."""

    TEXTS = ("name", "name_en", "note", "note_en")
    name = line(_("Name of the case"))
    name_en = line(_("Name in English"), required=False)
    field_order = ("name", "name_en", "joint")

    def __init__(self, data: Any = None, *, row: Row, content: Row) -> None:
        self.row, self.content = row, content
        ConditionForm.__init__(self, data, rule=row.get("when"), rows=fields_of(content), initial=self.begin())
        self.fields["joint"].label = gettext("It applies when")
        self.fields["amount"].required = False
        self.fields["amount"].help_text = gettext("Only where this case has a time limit of its own.")

    def made(self) -> Row:
        return super().made() | ({"when": self.cleaned_data["rule"]} if self.cleaned_data["rule"] else {})


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)
