"""Steps, requirements, legal basis and results: rows that are texts."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.base.text import sort_key
from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.writing.sheets.sheet import Row, RowSheet, line, prose
from tinhso.ui.widgets import NumberText


class StepSheet(RowSheet):
    """One step as the citizen is told it."""

    TEXTS = ("who", "text", "text_en")
    who = forms.ChoiceField(label=_("Who does it"), choices=(("applicant", _("Who applies")), ("agency", _("Agency"))))
    text = prose(_("What is done"))
    text_en = prose(_("The same in English"), required=False)


class RequirementSheet(RowSheet):
    """One requirement or condition of the procedure."""

    TEXTS = ("text", "text_en")
    text = prose(_("Requirement or condition"))
    text_en = prose(_("The same in English"), required=False)


class LawSheet(RowSheet):
    """One text of the legal basis."""

    TEXTS = ("number", "name", "name_en")
    name = prose(_("Name of the legal text"), rows=2)
    number = line(_("Its number"), required=False, help_text=_("For example: 123/2015/NĐ-CP"))
    name_en = prose(_("Name in English"), required=False, rows=2)


class ResultSheet(RowSheet):
    """One result, how long it is valid, and which procedure renews it."""

    TEXTS = ("code", "name", "name_en", "validity", "validity_en")
    name = line(_("Result"))
    name_en = line(_("Result in English"), required=False)
    code = line(_("Code in the store of results"), required=False, most=40)
    validity = line(_("How long it is valid, in words"), required=False, help_text=_("For example: 6 tháng"))
    validity_en = line(_("The same in English"), required=False)
    valid_months = forms.IntegerField(
        label=_("Valid for how many months"), required=False, min_value=1, max_value=600, widget=NumberText(),
        help_text=_("Left empty it does not run out. Its holder is reminded before the day."),
    )  # fmt: skip
    renewed_by = forms.ChoiceField(label=_("Procedure that renews it"), required=False, choices=lambda: _procedures())
    remind = line(
        _("Days before the end on which to remind"), required=False, most=60, help_text=_("For example: 60, 30, 7")
    )

    def begin(self) -> Row:
        renew = self.row.get("renew", {})
        days = ", ".join(str(day) for day in renew.get("days", ()))
        return self.row | {"renewed_by": renew.get("procedure", ""), "remind": days}

    def clean_remind(self) -> list[int]:
        said = [part.strip() for part in str(self.cleaned_data["remind"]).split(",") if part.strip()]
        if any(not part.isdigit() or not 1 <= int(part) <= 365 for part in said) or len(said) > 5:
            raise forms.ValidationError(gettext("Write up to five numbers of days with commas between them."))
        return list(dict.fromkeys(int(part) for part in said))

    def made(self) -> Row:
        given = self.cleaned_data
        row = super().made()
        if given["valid_months"]:
            row["valid_months"] = given["valid_months"]
        if given["renewed_by"]:
            row["renew"] = {"procedure": given["renewed_by"]} | ({"days": given["remind"]} if given["remind"] else {})
        return row


def _procedures() -> list[tuple[str, str]]:
    """None, or any open procedure by its name."""
    found = Procedure.objects.filter(is_open=True).values_list("code", "name")
    named = sorted(found, key=lambda pair: sort_key(pair[1]))
    return [("", "–"), *((code, f"{name} ({code})") for code, name in named)]
