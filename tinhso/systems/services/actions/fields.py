"""The forms of the actions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.base import clock
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.api import actions
from tinhso.engines.cases.models import Decision, HandingOut
from tinhso.systems.services.held.verifying import to_strike, to_verify
from tinhso.systems.services.payers.forms import PayerForm
from tinhso.systems.services.queries import questions_of


class AcceptForm(PayerForm):
    """The payer is asked only where the applicant claims to be favoured and nobody has checked it."""

    note = actions.long_text(_("Note for colleagues"), _("Seen by officials only."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.payer.waits:
            del self.fields["found"], self.fields["reason"]


class RefuseForm(actions.ActionForm):
    reason = actions.long_text(_("Why the dossier cannot be received"), _("In words that the applicant understands."))
    basis = forms.CharField(label=_("Legal ground"), max_length=300, help_text=_("The article, clause and document."))


class SupplementForm(actions.ActionForm):
    """Every question and paper of the dossier can be marked, each with its own reason."""

    answer_by = forms.DateField(label=_("To be handed in by"), required=False)
    reason = actions.long_text(_("What else the applicant should know"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions_of(self.scene.case)
        rule = cases.supplement_rule(self.scene.case.kind, self.scene.case.topic)
        if rule is not None:
            self.fields["answer_by"].initial = clock.today() + timedelta(days=rule.answer_days)
            round_now = self.scene.case.supplements.count() + 1
            said = _("Request %(n)d of at most %(most)d (%(ground)s).")
            self.fields["answer_by"].help_text = said % {"n": round_now, "most": rule.most, "ground": rule.ground}
            if rule.example:
                self.fields["answer_by"].help_text += " " + _("These numbers are example values.")
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


class DecideForm(actions.ActionForm):
    outcome = forms.ChoiceField(
        label=_("Decision"), choices=Decision.Outcome.choices, widget=forms.RadioSelect, initial="granted"
    )
    reason = actions.long_text(
        _("Reason"), _("Needed when the request is not granted; it stands in the letter."), required=False
    )


class HandOutForm(actions.ActionForm):
    way = forms.ChoiceField(
        label=_("How the result reaches the applicant"), choices=HandingOut.Way.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class StopUnansweredForm(actions.ActionForm):
    """Nothing to fill in: the ground is the regulation's."""


class ControlSheetForm(actions.ActionForm):
    """Nothing to fill in: the sheet says what happened."""


class VerifyForm(actions.ActionForm):
    """Which uploaded papers were compared with the originals."""

    papers = forms.MultipleChoiceField(
        label=_("Compared with the original"), widget=forms.CheckboxSelectMultiple,
        help_text=_("They stay in the applicant's store and are not asked for again."),
    )  # fmt: skip
    valid_until = forms.DateField(
        label=_("Valid until"), required=False, help_text=_("Leave it empty for a paper without an end.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].choices = to_verify(self.scene.case)  # type: ignore[attr-defined]


class StrikeForm(actions.ActionForm):
    """Which verified paper no longer counts, and why."""

    paper = forms.ChoiceField(label=_("Verified paper"), widget=forms.RadioSelect)
    reason = actions.long_text(
        _("Why the paper no longer counts"), _("Its owner reads it: the original was revoked, the scan is of another.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = to_strike(self.scene)
        self.fields["paper"].choices = [(str(row.pk), row.name) for row in rows]  # type: ignore[attr-defined]
        if len(rows) == 1:
            self.fields["paper"].initial = str(rows[0].pk)
