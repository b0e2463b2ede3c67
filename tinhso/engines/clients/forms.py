"""What the pages of the keepers ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.clients import sources
from tinhso.engines.clients.client import Client
from tinhso.engines.clients.consents.scopes import CitizenScope, citizen_scopes
from tinhso.engines.clients.queries import offices_kept
from tinhso.engines.clients.scopes import scopes
from tinhso.engines.clients.verbs.registering import Terms
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Office, Party, Person
from tinhso.engines.events.api import Actor
from tinhso.ui.widgets import DayText, LongText, NumberText


class TermsForm(forms.Form):
    """The terms of a client; office and owner are asked once, when it is registered."""

    name = forms.CharField(label=_("Name of the client"), max_length=120, help_text=_("As it stands in histories."))
    purpose = forms.CharField(label=_("What it is for"), max_length=1000, widget=LongText({"rows": 3}))
    agreement = forms.CharField(
        label=_("Agreement it rests on"), max_length=200, required=False, help_text=_("Number and day of the document.")
    )
    contact = forms.CharField(
        label=_("Personal number of the person who answers for it"),
        max_length=12,
        widget=NumberText,
        help_text=_("Dossiers that the client hands in are filed by this person; failures are told to them."),
    )
    scopes = forms.MultipleChoiceField(label=_("What it may do"), widget=forms.CheckboxSelectMultiple, required=False)
    citizen_scopes = forms.MultipleChoiceField(
        label=_("What citizens may let it see"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("For a program of the citizens' own: each is asked, and can withdraw it at any time."),
    )
    redirects = forms.CharField(
        label=_("Addresses it leads citizens back to"),
        max_length=5500,
        required=False,
        widget=LongText({"rows": 2}),
        help_text=_("One a line, exactly as the program sends them."),
    )
    reaches_below = forms.BooleanField(label=_("Also for the offices under it"), required=False)
    per_minute = forms.IntegerField(label=_("Requests a minute"), initial=600, widget=NumberText)
    valid_from = forms.DateField(label=_("Valid from"), widget=DayText, required=False)
    valid_to = forms.DateField(
        label=_("Valid until before"), widget=DayText, required=False, help_text=_("Leave empty if it has no end yet.")
    )

    def __init__(self, *args: Any, client: Client | None = None, **more: Any) -> None:
        if client is not None:
            more["initial"] = {
                **{name: getattr(client, name) for name in self.base_fields if hasattr(client, name)},
                "contact": client.contact.personal_number,
                "redirects": "\n".join(client.redirects),
            }
        super().__init__(*args, **more)
        self.fields["scopes"].choices = [(s.code, s.label) for s in scopes().values()]  # type: ignore[attr-defined]
        asked = [(s.code, s.label) for s in citizen_scopes().values()]
        self.fields["citizen_scopes"].choices = asked  # type: ignore[attr-defined]
        if client is None:
            self.fields["valid_from"].initial = clock.today()

    def clean_contact(self) -> Person:
        try:
            found = directory.person_by_number(self.cleaned_data["contact"])
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        if found is None:
            raise forms.ValidationError(_("Nobody with this number is registered."))
        return found

    def terms(self) -> Terms:
        given = {name: self.cleaned_data[name] for name in TermsForm.base_fields}
        several = {name: tuple(given[name]) for name in ("scopes", "citizen_scopes")}
        return Terms(**{**given, **several, "redirects": tuple(given["redirects"].splitlines())})


class NewForm(TermsForm):
    """Whose it is, too."""

    office = forms.ModelChoiceField(
        label=_("Office that keeps it"),
        queryset=Office.objects.none(),
        help_text=_("It works on the records of this office, unless it belongs to an organisation."),
    )
    owner = forms.CharField(
        label=_("Tax code of the organisation it belongs to"),
        max_length=14,
        required=False,
        help_text=_("Then it works on that organisation's own dossiers alone."),
    )
    field_order = ("name", "purpose", "office", "owner")

    def __init__(self, *args: Any, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["office"].queryset = offices_kept(actor)  # type: ignore[attr-defined]

    def clean_owner(self) -> Party | None:
        if not self.cleaned_data["owner"]:
            return None
        try:
            found = directory.business_by_tax_code(self.cleaned_data["owner"])
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        if found is None:
            raise forms.ValidationError(_("No organisation with this tax code is registered."))
        return found.party


class ConsentForm(forms.Form):
    """What a citizen lets a program see, of what it asks for."""

    scopes = forms.MultipleChoiceField(
        label=_("What it may see"), widget=forms.CheckboxSelectMultiple, help_text=_("Take away what you do not want.")
    )

    def __init__(self, *args: Any, asked: list[CitizenScope], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scopes"].choices = [(scope.code, scope.label) for scope in asked]  # type: ignore[attr-defined]


class WebhookForm(forms.Form):
    """Where events go."""

    url = forms.CharField(
        label=_("Address that receives"),
        max_length=500,
        help_text=_("Begins with https:// and answers with a status of 2xx within 10 seconds."),
    )
    types = forms.MultipleChoiceField(
        label=_("Kinds of events"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Choose none to be told of all."),
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["types"].choices = sources.choices()  # type: ignore[attr-defined]


class ReplayForm(forms.Form):
    """From when on events are sent again."""

    since = forms.DateTimeField(
        label=_("From this moment on"),
        input_formats=["%Y-%m-%dT%H:%M", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
        widget=forms.DateTimeInput({"type": "datetime-local", "class": "short"}, format="%Y-%m-%dT%H:%M"),
    )
