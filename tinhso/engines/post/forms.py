"""What people type about consignments."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.engines.post.addresses import Address, address_of
from tinhso.engines.post.stages import FINAL


class AddressForm(forms.Form):
    """Where to, by today's commune or by the one of before July 2025; ``address()`` after it is valid."""

    line = forms.CharField(label=_("House number, street, hamlet"), max_length=200)
    commune = forms.CharField(
        label=_("Commune or ward"),
        max_length=200,
        help_text=_("A name from before 1 July 2025 is understood too: Phường 1, Thành phố Tân An, Tỉnh Long An"),
        widget=forms.TextInput({"list": "communes", "autocomplete": "off"}),
    )
    phone = forms.CharField(label=_("Telephone for the postman"), max_length=20)

    def clean_phone(self) -> str:
        try:
            return phone(self.cleaned_data["phone"])
        except Refused as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self) -> None:
        super().clean()
        self.found: Address | None = None
        if {"line", "commune"} <= self.cleaned_data.keys():
            try:
                self.found = address_of(self.cleaned_data["line"], self.cleaned_data["commune"])
            except Refused as error:
                self.add_error(error.field or None, str(error))

    def address(self) -> Address:
        assert self.found is not None
        return self.found


class ByHandForm(forms.Form):
    """How the way of a consignment ended, typed by the carrier's clerk."""

    stage = forms.ChoiceField(
        label=_("How it ended"), widget=forms.RadioSelect, choices=[(stage.value, stage.label) for stage in FINAL]
    )
    at = forms.DateTimeField(label=_("When"), required=False, help_text=_("Leave it empty for now."))
    reason = forms.CharField(
        label=_("How you know, and why it is typed by hand"), max_length=200,
        help_text=_("For example: signed for on paper by the recipient; the carrier's system cannot be reached."),
    )  # fmt: skip


class ChosenForm(forms.Form):
    """Marked rows of a list: ``chon`` several times."""

    def keys(self) -> list[UUID]:
        found = []
        for text in self.data.getlist("chon"):  # type: ignore[attr-defined]
            try:
                found.append(UUID(text))
            except ValueError:
                continue
        return found


class ConfirmForm(forms.Form):
    """What the post's clerk found when taking a manifest over."""

    missing = forms.MultipleChoiceField(
        label=_("Consignments that are not there"), required=False, widget=forms.CheckboxSelectMultiple, choices=()
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, data: object = None, *, codes: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["missing"].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]
