"""What the pages of acting for others ask."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.codes import personal_number
from tinhso.base.errors import Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party, Person, Relation
from tinhso.engines.files import api as files
from tinhso.engines.forms.models import Procedure

OF_AGE = [choice for choice in Relation.choices if choice[0] != Relation.GUARDIAN]


def procedures_for(audience: str) -> list[tuple[str, str]]:
    """The open procedures that this kind of applicant asks for, by code."""
    rows = Procedure.objects.filter(is_open=True, audience__contains=[audience]).exclude(level=Procedure.Level.INFO)
    return list(rows.order_by("name").values_list("code", "name"))


class NumberField(forms.CharField):
    """Twelve digits that name a registered person."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            found = directory.person_by_number(personal_number(text).text)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if found is None:
            raise forms.ValidationError(
                _("Nobody with this number is known here yet. They sign in once with VNeID first.")
            )
        return found


class AskForm(forms.Form):
    """Asking a relative who is of age."""

    principal = NumberField(label=_("Their personal number"), help_text=_("The 12 digits of their identity card."))
    relation = forms.ChoiceField(label=_("What they are to you"), choices=OF_AGE)
    until = forms.DateField(label=_("Valid until the day"), initial=lambda: clock.today() + timedelta(days=180))


class MandateForm(forms.Form):
    """What a legal representative grants."""

    person = NumberField(label=_("Personal number of the staff member"), help_text=_("The 12 digits of their card."))
    topics = forms.MultipleChoiceField(
        label=_("Procedures"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what they may file and read. Nothing ticked: everything of the company."),
    )  # fmt: skip
    paper = forms.CharField(label=_("Authorisation paper"), required=False, max_length=120)
    valid_from = forms.DateField(label=_("From"), initial=clock.today)
    last_day = forms.DateField(label=_("Last day"), initial=lambda: clock.today() + timedelta(days=365))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = procedures_for("business")  # type: ignore[attr-defined]

    @property
    def valid_to(self) -> date:
        """The first day on which the mandate is no more."""
        last: date = self.cleaned_data["last_day"]
        return last + timedelta(days=1)


class AssistForm(forms.Form):
    """For whom an official fills a form, and which."""

    number = forms.CharField(label=_("Personal number of the applicant"), max_length=20)
    procedure = forms.ChoiceField(label=_("Procedure"))
    office = forms.ModelChoiceField(label=_("Agency that receives the dossier"), queryset=Office.objects.none())
    name = forms.CharField(
        label=_("Full name, if they are not registered yet"), required=False, max_length=200,
        help_text=_("As on the identity card; leave it empty for somebody who is registered."),
    )  # fmt: skip
    phone = forms.CharField(label=_("Mobile number, if they are not registered yet"), required=False, max_length=20)
    born_on = forms.DateField(label=_("Date of birth, if they are not registered yet"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex, if they are not registered yet"), required=False, choices=[("", ""), *Person.Sex.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["procedure"].choices = procedures_for("citizen")  # type: ignore[attr-defined]
        offices = Office.objects.filter(valid_to=None, kind__in=("committee", "department"))
        self.fields["office"].queryset = offices.order_by("code")  # type: ignore[attr-defined]


class CodeForm(forms.Form):
    """Six digits from a telephone."""

    code = forms.CharField(
        label=_("One-time code"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class ScanForm(forms.Form):
    """The signed form, scanned."""

    paper = forms.FileField(
        label=_("Scan of the signed form"), help_text=_("PDF or picture, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": files.DOCUMENTS.endings}),
    )  # fmt: skip


def contact_of(party: Party) -> str:
    """Where a code for this party is sent: the telephone, else the mailbox; "" without either."""
    return party.phone or party.email
