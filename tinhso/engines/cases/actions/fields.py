"""The forms of the actions that every kind of case has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.actions.scene import Scene
from tinhso.engines.cases.queries import colleagues_for
from tinhso.engines.directory.models import Position

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as _StrOrPromise


class ActionForm(forms.Form):
    """Knows the case it acts on; carries the version that the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, scene: Scene, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("version", scene.case.version)
        super().__init__(*args, **kwargs)
        self.scene = scene

    @property
    def marks(self) -> list[forms.BoundField]:
        """The lines of a list in which the official marks what is wrong."""
        return [field for field in self.visible_fields() if field.name.startswith("item_")]

    @property
    def questions_asked(self) -> list[forms.BoundField]:
        """Every other field."""
        return [field for field in self.visible_fields() if not field.name.startswith("item_")]


def long_text(
    label: _StrOrPromise, hint: _StrOrPromise = "", *, required: bool = True, rows: int = 4
) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=4000, widget=area)


class FinishForm(ActionForm):
    note = long_text(_("What was done and what is proposed"), required=False)


class ReasonForm(ActionForm):
    reason = long_text(_("Reason"))


class ExtendForm(ActionForm):
    until = forms.DateField(label=_("New date"))
    reason = long_text(_("Why the date cannot be kept"))


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Several hold the same title in one office, so each is called by name."""

    def label_from_instance(self, obj: Position) -> str:
        return f"{obj.person} · {obj}"


class HandOverForm(ActionForm):
    to = ColleagueField(label=_("Colleague"), queryset=Position.objects.none())
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues_for(self.scene.task)  # type: ignore[attr-defined]


class WithdrawalForm(ActionForm):
    agree = forms.ChoiceField(
        label=_("Answer"), choices=[("yes", _("Agree: the case is stopped")), ("no", _("Go on handling it"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = long_text(_("Reason"), required=False, hint=_("The applicant reads it; needed if the work goes on."))
