"""The inputs of the steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tinhso.base.codes import phone
from tinhso.base.errors import Refused
from tinhso.base.text import nfc
from tinhso.systems.feedback.citizen.reading import ACCOUNT, NOBODY, PHONE
from tinhso.systems.feedback.reporting import LONGEST, SHORTEST
from tinhso.ui.widgets import LongText


class StoryForm(forms.Form):
    """What is wrong, in one's own words."""

    text = forms.CharField(
        label=_("Describe what is wrong"),
        help_text=_("What, since when, how it troubles people. Leave out names, phone numbers and papers of others."),
        widget=LongText({"rows": 6}),
        max_length=LONGEST,
        required=False,  # said in our own words below
    )

    def clean_text(self) -> str:
        text = nfc(self.cleaned_data["text"]).strip()
        if len(text) < SHORTEST:
            raise forms.ValidationError(gettext("Describe in a sentence what is wrong."))
        return text


class PlaceForm(forms.Form):
    """A pin on the map, or words."""

    lat = forms.CharField(required=False, widget=forms.HiddenInput)
    lng = forms.CharField(required=False, widget=forms.HiddenInput)
    place = forms.CharField(
        label=_("Address or a mark to find it by"),
        help_text=_("For example: before house 12, Nguyễn Huệ street; beside the Bình Cư market."),
        max_length=200,
        required=False,
    )
    commune = forms.CharField(
        label=_("Commune or ward"),
        help_text=_("Only where the pin is not set on the map."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"list": "communes", "autocomplete": "off"}),
    )


class WhoForm(forms.Form):
    """Who reports, and whether it may be published."""

    who = forms.ChoiceField(label=_("Who sends the report"), widget=forms.RadioSelect, required=False)
    phone = forms.CharField(
        label=_("Mobile number"),
        help_text=_("We send a code of six digits to it. Only the officials who handle the report see the number."),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "tel", "class": "short"}),
    )
    keep_private = forms.BooleanField(
        label=_("Do not publish my report"),
        help_text=_("Published reports never show who sent them. The agency answers an unpublished one as well."),
        required=False,
    )

    def __init__(self, *args: Any, has_account: bool, may_be_public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        account = [(ACCOUNT, gettext("With my account"))] if has_account else []
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            *account,
            (PHONE, gettext("With my mobile number")),
            (NOBODY, gettext("Without name or number")),
        ]
        if not may_be_public:
            del self.fields["keep_private"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("who") and "who" not in self.errors:
            self.add_error("who", gettext("Choose how you send the report."))
        if given.get("who") == PHONE:
            try:
                given["phone"] = phone(given.get("phone", ""), mobile=True)
            except Refused as refused:
                self.add_error("phone", str(refused))
        return given


class CodeForm(forms.Form):
    """The six digits that came by message."""

    code = forms.CharField(
        label=_("Code of six digits"),
        max_length=9,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "class": "short"}),
    )

    def clean_code(self) -> str:
        code = "".join(self.cleaned_data["code"].split())
        if len(code) != 6 or not code.isdecimal():
            raise forms.ValidationError(gettext("Enter the six digits from the message."))
        return code


class PersonForm(forms.Form):
    """For whom an official files, and that they agreed."""

    channel = forms.ChoiceField(
        label=_("How the report came"),
        choices=[("desk", pgettext_lazy("report", "at the desk")), ("phone", _("by telephone"))],
        widget=forms.RadioSelect,
        initial="desk",
    )
    name = forms.CharField(label=_("Name of the person"), max_length=200, required=False)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "class": "short"}),
    )
    consent = forms.BooleanField(
        label=_("The person heard the text read out and agrees that it is sent in their name"), required=False
    )
    keep_private = forms.BooleanField(label=_("Do not publish the report"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not nfc(given.get("name") or "").strip():
            self.add_error("name", gettext("Enter the name of the person."))
        if given.get("phone"):
            try:
                given["phone"] = phone(given["phone"])
            except Refused as refused:
                self.add_error("phone", str(refused))
        if not given.get("consent"):
            self.add_error("consent", gettext("Read the text out to the person and tick that they agree."))
        return given
