"""The forms of programmes and their tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base.errors import Refused
from tinhso.engines.directory.models import Office
from tinhso.engines.files.api import DOCUMENTS
from tinhso.engines.indicators.api import catalogue
from tinhso.systems.ioc.followed.forms import AREA, DAY
from tinhso.systems.ioc.programmes.due import read_due
from tinhso.systems.ioc.programmes.nouns import Programme
from tinhso.ui.widgets import Files

PICK = Files(attrs={"accept": DOCUMENTS.endings})
KINDS = _("PDF, Word, Excel or a picture, up to 20 MB.")


class DueField(forms.CharField):
    """A day, month, quarter or year in which a task is to be done."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read_due(text)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class _OfOffices(forms.Form):
    """A form that chooses among ``offices``; what it gives are the offices themselves."""

    one: tuple[str, ...] = ()
    several: tuple[str, ...] = ()

    def __init__(self, *args: Any, offices: Sequence[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.code: office for office in offices}
        named = [(office.code, office.name) for office in offices]
        for name in self.one:
            self.fields[name].choices = [("", _("Choose an agency")), *named]  # type: ignore[attr-defined]
        for name in self.several:
            self.fields[name].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in self.one:
            given[name] = self.offices.get(given.get(name, ""))
        for name in self.several:
            given[name] = tuple(self.offices[code] for code in given.get(name, ()))
        return given


class ProgrammeForm(_OfOffices):
    """A resolution or plan."""

    one = ("office", "followed_by")
    kind = forms.ChoiceField(label=_("Kind of document"), choices=Programme.Kind.choices)
    number = forms.CharField(label=_("Number and symbol"), max_length=60)
    title = forms.CharField(label=_("What it is about"), max_length=300)
    issued_by = forms.CharField(label=_("Issued by"), max_length=200)
    issued_on = forms.DateField(label=_("Issued on"), widget=DAY)
    first = forms.DateField(label=_("In force from"), widget=DAY)
    last = forms.DateField(label=_("In force to"), widget=DAY)
    office = forms.ChoiceField(label=_("Agency that gives its tasks"))
    followed_by = forms.ChoiceField(
        label=_("Agency that follows them"), help_text=_("Its leaders confirm what is handed in, or give it back.")
    )

    upload = forms.FileField(label=_("The document itself"), required=False, widget=PICK, help_text=KINDS)


class DocumentForm(forms.Form):
    """The document of a programme."""

    upload = forms.FileField(label=_("The document itself"), widget=PICK, help_text=KINDS)


class TaskForm(_OfOffices):
    """One task of a programme."""

    one, several = ("lead",), ("supporting",)
    number = forms.IntegerField(
        label=_("Number in the programme"), min_value=1, max_value=999, required=False,
        help_text=_("Left empty, it gets the next one."),
    )  # fmt: skip
    words = forms.CharField(label=_("Task"), widget=AREA, max_length=2000)
    lead = forms.ChoiceField(label=_("Lead agency"))
    supporting = forms.MultipleChoiceField(
        label=_("Supporting agencies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    due = DueField(label=_("Deadline"), help_text=_("30/06/2027, 06/2027, Quý II/2027 or 2027."), max_length=40)
    product = forms.CharField(label=_("Expected product"), max_length=500)
    indicator = forms.ChoiceField(label=_("Indicator of the target"), required=False)
    target = forms.DecimalField(label=_("Target"), max_digits=20, decimal_places=4, required=False, localize=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((str(one.name), code) for code, one in catalogue().items())
        choices = [("", _("No indicator")), *((code, name) for name, code in named)]
        self.fields["indicator"].choices = choices  # type: ignore[attr-defined]


class ProductForm(forms.Form):
    """What was made, with its proof."""

    words = forms.CharField(label=_("What was done"), widget=AREA, max_length=2000)
    number = forms.CharField(label=_("Number and symbol of the document"), max_length=80, required=False)
    signed_on = forms.DateField(label=_("Date of the document"), widget=DAY, required=False)
    upload = forms.FileField(
        label=_("The document itself"), required=False, widget=PICK, help_text=KINDS,
    )  # fmt: skip
    paper = forms.CharField(
        label=_("Or the number of a paper that your agency issued here"), max_length=80, required=False
    )


class ConfirmForm(forms.Form):
    """It is finished."""

    words = forms.CharField(label=_("Remark"), max_length=500, required=False)


class GiveBackForm(forms.Form):
    """Not finished yet."""

    words = forms.CharField(label=_("What is still to be done"), widget=AREA, max_length=2000)


class PostponeForm(forms.Form):
    """Another day."""

    deadline = forms.DateField(label=_("New deadline"), widget=DAY)
    words = forms.CharField(label=_("Why the date is moved"), widget=AREA, max_length=2000)


class SupportForm(_OfOffices):
    """Other supporting agencies."""

    several = ("supporting",)
    supporting = forms.MultipleChoiceField(
        label=_("Supporting agencies"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(label=_("Why others support it"), widget=AREA, max_length=2000)


class StopForm(forms.Form):
    """Not to be done any more."""

    words = forms.CharField(label=_("Why it is stopped"), widget=AREA, max_length=2000)
