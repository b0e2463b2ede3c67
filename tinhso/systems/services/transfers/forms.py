"""What officials type when papers change offices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Case
from tinhso.engines.directory.models import Office
from tinhso.systems.services.models import PaperItem
from tinhso.systems.services.transfers.passing import Line

ONE_SET = "Hồ sơ giấy, 01 bộ"


class HandForm(forms.Form):
    """The dossiers that wait for an agency, each to be unmarked, and more by their codes."""

    taker = forms.ModelChoiceField(
        label=_("Office that takes over"), queryset=Office.objects.none(), empty_label=_("Choose the office")
    )
    more = forms.CharField(
        label=_("More dossiers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Their codes, one on a line"),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, takers: Sequence[Office], cases: Sequence[Case], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases = list(cases)
        field = self.fields["taker"]
        field.queryset = Office.objects.filter(pk__in=[office.pk for office in takers]).order_by("name")  # type: ignore[attr-defined]

    def rows(self) -> list[tuple[Case, bool, str]]:
        """Each waiting dossier, whether it is marked, and what its papers are."""
        chosen = set(self.data.getlist("chon")) if self.is_bound else {case.code for case in self.cases}  # type: ignore[attr-defined]
        return [(case, case.code in chosen, self.data.get(f"papers-{case.code}", ONE_SET)) for case in self.cases]

    def lines(self) -> list[Line]:
        marked = [Line(case.code, papers or ONE_SET) for case, is_marked, papers in self.rows() if is_marked]
        typed = [code.strip().upper() for code in self.cleaned_data["more"].splitlines() if code.strip()]
        return marked + [Line(code, ONE_SET) for code in typed]


class TakeForm(forms.Form):
    """Line by line: is it there, and what is not as written."""

    def __init__(self, *args: Any, items: Sequence[PaperItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            label = item.case.code
            self.fields[f"missing-{item.pk}"] = forms.BooleanField(
                label=_("%(code)s is not there") % {"code": label}, required=False
            )
            self.fields[f"difference-{item.pk}"] = forms.CharField(
                label=_("%(code)s: what differs") % {"code": label}, required=False, max_length=300
            )

    def missing(self) -> list[UUID]:
        return [item.pk for item in self.items if self.cleaned_data[f"missing-{item.pk}"]]

    def differences(self) -> dict[UUID, str]:
        said = {item.pk: self.cleaned_data[f"difference-{item.pk}"] for item in self.items}
        return {key: text for key, text in said.items() if text}
