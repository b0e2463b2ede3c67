"""What an official fills in about a conversation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.ids import uuid7
from tinhso.engines.directory import api as directory
from tinhso.engines.directory.models import Area
from tinhso.systems.feedback.channels.answering import LONGEST
from tinhso.systems.feedback.channels.queries import prepared_texts
from tinhso.systems.feedback.models import Account, Category
from tinhso.systems.feedback.reporting import LONGEST as LONGEST_REPORT
from tinhso.systems.feedback.reporting import Story
from tinhso.ui.widgets import LongText


class NarrowForm(forms.Form):
    """Which conversations the list shows."""

    waiting = forms.BooleanField(label=_("Only those that wait for an answer"), required=False)
    account = forms.ModelChoiceField(
        label=_("Channel account"), queryset=Account.objects.none(), required=False, empty_label=_("All accounts")
    )

    def __init__(self, *args: Any, among: list[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account"]
        field.queryset = Account.objects.filter(pk__in=[row.pk for row in among])
        field.label_from_instance = lambda row: row.name


class SayForm(forms.Form):
    text = forms.CharField(label=_("Answer"), widget=LongText, max_length=LONGEST, required=False)


class PreparedForm(forms.Form):
    """Choosing a prepared text, which is then drawn into the answer."""

    prepared = forms.ChoiceField(label=_("Prepared text"), required=False)

    def __init__(self, *args: Any, category: Category | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(row.pk), row.title) for row in prepared_texts(category)]
        self.fields["prepared"].choices = [("", _("Choose"))] + rows  # type: ignore[attr-defined]


class MakeForm(forms.Form):
    """The report that a conversation becomes; ``key`` makes sending twice one report."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    category = forms.ModelChoiceField(
        label=_("Category"),
        queryset=Category.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose a category.")},
    )
    text = forms.CharField(
        label=_("What is wrong"), widget=LongText, max_length=LONGEST_REPORT, required=False,
        help_text=_("The words of the person, without greetings. Leave out what names them."),
    )  # fmt: skip
    place = forms.CharField(label=_("Place in words"), max_length=200, required=False)
    commune = forms.ModelChoiceField(
        label=_("Commune, ward"), queryset=Area.objects.none(), required=False, empty_label=_("Not said")
    )
    lat = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-90, max_value=90)
    lng = forms.FloatField(widget=forms.HiddenInput, required=False, min_value=-180, max_value=180)
    may_publish = forms.BooleanField(
        label=_("May be published after it was looked through"), required=False, initial=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid7())
        home = directory.home_province()
        elsewhere = Category.Openness.ELSEWHERE
        kinds = Category.objects.filter(is_open=True, children=None).exclude(openness=elsewhere)
        categories: Any = self.fields["category"]
        categories.queryset = kinds.select_related("parent").order_by("parent__order", "order", "code")
        communes: Any = self.fields["commune"]
        known = [area.pk for area in directory.communes_of(home)] if home else []
        communes.queryset = Area.objects.filter(pk__in=known).order_by("name")

    def story(self) -> Story:
        """What the cleaned form reports."""
        given = self.cleaned_data
        return Story(
            category=given["category"], text=given["text"], place=given["place"], lat=given["lat"], lng=given["lng"],
            area=given["commune"], may_publish=given["may_publish"],
        )  # fmt: skip

    @property
    def report_key(self) -> UUID:
        return UUID(str(self.cleaned_data["key"]))


class KeysForm(forms.Form):
    """The keys of a Zalo account: what is left empty stays as it is, and nothing that is kept is shown."""

    app_id = forms.CharField(label=_("Application (App ID)"), max_length=40, required=False)
    app_secret = forms.CharField(
        label=_("Secret key of the application"), widget=forms.PasswordInput, max_length=200, required=False
    )
    webhook_secret = forms.CharField(
        label=_("Secret key of the official account"), widget=forms.PasswordInput, max_length=200, required=False,
        help_text=_("Zalo signs what it sends with it. Without it nothing is believed."),
    )  # fmt: skip
    refresh_token = forms.CharField(
        label=_("Refresh token"), widget=forms.PasswordInput, max_length=1000, required=False,
        help_text=_("From Zalo's developer page, after the account gave the application its consent."),
    )  # fmt: skip
