"""What the officials' list is narrowed to; all of it lives in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Channel, Stage
from tinhso.systems.feedback.desk.choices import area_choices, category_choices, office_choices
from tinhso.systems.feedback.desk.finding import holding
from tinhso.systems.feedback.records import KINDS, REPORT

ANY = ("", _("any"))
WORDS = KINDS[0].stages
STAGES = [
    (stage.value, WORDS.get(stage, stage.label))
    for stage in Stage
    if stage not in (Stage.RECEIVED, Stage.DUTY, Stage.WITHDRAWING)
]


class ReportFilter(forms.Form):
    q = forms.CharField(label=_("Code or words"), required=False)
    giai_doan = forms.TypedChoiceField(
        label=_("Stage"), required=False, coerce=int, empty_value=None, choices=[ANY, *STAGES]
    )
    linh_vuc = forms.ChoiceField(label=_("Category"), required=False)
    dia_ban = forms.TypedChoiceField(label=_("Commune"), required=False, coerce=int, empty_value=None)
    co_quan = forms.ChoiceField(label=_("Agency"), required=False)
    kenh = forms.ChoiceField(label=_("Channel"), required=False, choices=[ANY, *Channel.choices])
    tre = forms.BooleanField(label=_("Overdue reports only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = {"linh_vuc": category_choices, "dia_ban": area_choices, "co_quan": office_choices}
        for name, choices in lists.items():
            self.fields[name].choices = [ANY, *choices()]  # type: ignore[attr-defined]

    def chosen(self) -> cases.Chosen:
        given = self.cleaned_data if self.is_valid() else {}
        words = given.get("q", "").strip()
        is_code = bool(words) and (cases.number_of(words.upper()) > 0 and " " not in words)
        return cases.Chosen(
            kind=REPORT,
            words=words if is_code else "",
            keys=holding(words) if words and not is_code else None,
            stages=(given["giai_doan"],) if given.get("giai_doan") else (),
            topic=given.get("linh_vuc", ""),
            area=given.get("dia_ban"),
            office=given.get("co_quan") or None,
            channel=given.get("kenh", ""),
            only_late=bool(given.get("tre")),
        )
