"""One paper of the dossier: how many, in which cases, on which form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.content import ACCEPTED, in_language
from tinhso.engines.forms.designing.showing import ConditionForm
from tinhso.engines.forms.linting import fields_of
from tinhso.engines.forms.writing.sheets.sheet import Row, RowSheet, line, prose
from tinhso.ui.widgets import NumberText

WAYS = (
    ("", _("it is handed in")), ("eform", _("the online form is the paper")),
    ("shown", _("the original is only shown")),
)  # fmt: skip
KINDS = {"pdf": _("PDF"), "image": _("a photo or scan"), "word": _("a text document"), "drawing": _("a drawing")}
USUAL = ("pdf", "image")


class PaperSheet(RowSheet, ConditionForm):
    """Its condition is chosen from the questions of the form, its cases from those of the procedure."""

    TEXTS = ("name", "name_en", "template", "template_url", "result_code", "note", "note_en")
    name = prose(_("Name of the paper"), rows=2)
    name_en = prose(_("Name in English"), required=False, rows=2)
    way = forms.ChoiceField(label=_("How it comes"), choices=WAYS, required=False)
    originals = forms.IntegerField(label=_("Originals"), min_value=0, max_value=99, required=False, widget=NumberText())
    copies = forms.IntegerField(label=_("Copies"), min_value=0, max_value=99, required=False, widget=NumberText())
    required = forms.BooleanField(label=_("Must be in the dossier"), required=False)
    template = line(
        _("Form on which it is written"), required=False, help_text=_("For example: Mẫu số 02, Thông tư 04/2020/TT-BTP")
    )
    template_url = forms.CharField(
        label=_("Where this form can be downloaded"), required=False, max_length=400,
        validators=[RegexValidator(r"^https://\S+$", _("Write an address that begins with https://."))],
    )  # fmt: skip
    cases = forms.MultipleChoiceField(
        label=_("Only in these cases"), required=False, choices=(), widget=forms.CheckboxSelectMultiple
    )
    accept = forms.MultipleChoiceField(
        label=_("Files that are taken"), required=False, choices=list(KINDS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    result_code = line(
        _("Earlier result that serves instead"), required=False, most=40,
        help_text=_("Its code in the store of results; who has it there is not asked for the paper."),
    )  # fmt: skip
    valid_months = forms.IntegerField(
        label=_("Counts for how many months after it was made"), min_value=1, max_value=600, required=False,
        widget=NumberText(),
    )  # fmt: skip
    note = prose(_("Note"), required=False, rows=2)
    note_en = prose(_("Note in English"), required=False, rows=2)
    field_order = ("name", "name_en", "way", "originals", "copies", "required", "template", "template_url", "cases")

    def __init__(self, data: Any = None, *, row: Row, content: Row) -> None:
        self.row, self.content = row, content
        ConditionForm.__init__(self, data, rule=row.get("when"), rows=fields_of(content), initial=self.begin())
        self.fields["joint"].label = gettext("It applies when")
        known = [(one["code"], in_language(one, "name")) for one in content.get("cases", ())]
        if known:
            self.fields["cases"].choices = known  # type: ignore[attr-defined]
        else:
            del self.fields["cases"]

    def begin(self) -> Row:
        row = self.row
        way = "eform" if row.get("eform") else "shown" if row.get("shown") else ""
        return row | {
            "way": way, "required": row.get("required", True), "accept": row.get("accept", list(USUAL)),
            "originals": row.get("originals", 0 if row else 1), "copies": row.get("copies", 0),
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("way") and not given.get("originals") and not given.get("copies") and not self.errors:
            self.add_error("originals", gettext("Write how many originals or copies are handed in."))
        if given.get("way") == "eform" and "form" not in self.content:
            self.add_error("way", gettext("There is no online form yet."))
        return given

    def made(self) -> Row:
        given = self.cleaned_data
        row = super().made()
        row |= {name: given[name] for name in ("originals", "copies", "valid_months") if given[name]}
        if given["way"]:
            row[given["way"]] = True
        if not given["required"]:
            row["required"] = False
        if given.get("cases"):
            row["cases"] = given["cases"]
        chosen = [kind for kind in ACCEPTED if kind in given["accept"]]
        if chosen and tuple(chosen) != USUAL:
            row["accept"] = chosen
        return row | ({"when": given["rule"]} if given["rule"] else {})
