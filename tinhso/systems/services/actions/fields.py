"""The forms of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.engines.cases.models import Decision, HandingOut, Rating
from tinhso.engines.directory.models import Position
from tinhso.systems.services.actions.action import Scene
from tinhso.systems.services.queries import colleagues_for, questions_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as _StrOrPromise


class ActionForm(forms.Form):
    """Knows the dossier it acts on; carries the version that the page showed."""

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


def long_text(label: _StrOrPromise, hint: _StrOrPromise = "", *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=4000, widget=area)


class AcceptForm(ActionForm):
    note = long_text(_("Note for colleagues"), _("Seen by officials only."), required=False)


class RefuseForm(ActionForm):
    reason = long_text(_("Why the dossier cannot be received"), _("In words that the applicant understands."))
    basis = forms.CharField(label=_("Legal ground"), max_length=300, help_text=_("The article, clause and document."))


class SupplementForm(ActionForm):
    """Every question and paper of the dossier can be marked, each with its own reason."""

    answer_by = forms.DateField(label=_("To be handed in by"), required=False)
    reason = long_text(_("What else the applicant should know"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions_of(self.scene.case)
        for code, label in self.questions:
            self.fields[f"item_{code}"] = forms.CharField(label=label, required=False, max_length=500)

    def items(self) -> list[dict[str, str]]:
        """The marked ones, in the dossier's order."""
        found = ((code, label, self.cleaned_data.get(f"item_{code}", "")) for code, label in self.questions)
        return [{"what": code, "label": str(label), "reason": reason} for code, label, reason in found if reason]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.items() and not cleaned.get("reason"):
            self.add_error("reason", _("Mark at least one thing, or write what is missing."))
        return {**cleaned, "items": self.items()}


class FinishForm(ActionForm):
    note = long_text(_("What was done and what is proposed"), required=False)


class ReasonForm(ActionForm):
    reason = long_text(_("Reason"))


class DecideForm(ActionForm):
    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Decision.Outcome.choices, widget=forms.RadioSelect, initial="granted"
    )
    reason = long_text(
        _("Reason"), _("Needed when the request is not granted; it stands in the letter."), required=False
    )


class ExtendForm(ActionForm):
    until = forms.DateField(label=_("New date"))
    reason = long_text(_("Why the date cannot be kept"))


class HandOutForm(ActionForm):
    way = forms.ChoiceField(
        label=_("How the result reaches the applicant"), choices=HandingOut.Way.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


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
        label=_("Answer"), choices=[("yes", _("Agree: the dossier is stopped")), ("no", _("Go on handling it"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = long_text(_("Reason"), required=False)


class RateForm(ActionForm):
    score = forms.TypedChoiceField(
        label=_("How satisfied are you?"), coerce=int, choices=Rating.Score.choices[::-1], widget=forms.RadioSelect
    )
    comment = long_text(_("What went well, what did not?"), required=False)
