"""The sheet on which one question is written."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.base.text import nfc, slug
from tinhso.engines.forms.designing.conditions import Rows
from tinhso.engines.forms.designing.showing import ConditionForm
from tinhso.ui.widgets import LongText, NumberText

TYPES = (
    ("text", _("a short text")), ("long_text", _("a long text")), ("choice", _("one of several answers")),
    ("multi", _("any of several answers")), ("yes_no", _("yes or no")), ("date", _("a day")), ("number", _("a number")),
    ("money", _("an amount of money")), ("person", _("a person: name, personal number, date of birth")),
    ("address", _("an address")), ("phone", _("a phone number")), ("email", _("an e-mail address")),
    ("consent", _("a statement to agree to")),
)  # fmt: skip
PREFILLS = (
    ("", _("nothing")), ("person.name", _("the name")), ("person.personal_number", _("the personal number")),
    ("person.born_on", _("the date of birth")), ("person.sex", _("the sex")), ("person.phone", _("the phone number")),
    ("person.email", _("the e-mail address")), ("person.address", _("the address")),
    ("person.payer_group", _("whom the tariff favours by age")),
    ("person", _("name, number and date of birth")), ("last.answer", _("the answer in the last dossier")),
)  # fmt: skip
LENGTH, SIZE = ("minLength", "maxLength"), ("minimum", "maximum")


class QuestionForm(ConditionForm):
    """``row`` is the question as it stands, ``rows`` all questions of the form, ``help`` what helps beside it."""

    label = forms.CharField(label=_("Question"), max_length=300)
    label_en = forms.CharField(label=_("Question in English"), max_length=300, required=False)
    type = forms.ChoiceField(label=_("Kind of answer"), choices=TYPES)
    options = forms.CharField(
        label=_("Answers to choose from"), required=False, widget=LongText(attrs={"rows": 5}),
        help_text=_("One on each line; the English wording after a bar: Mẹ | Mother. An answer keeps its place."),
    )  # fmt: skip
    required = forms.BooleanField(label=_("Must be answered"), required=False)
    hint = forms.CharField(label=_("Hint under the question"), max_length=1000, required=False)
    hint_en = forms.CharField(label=_("Hint in English"), max_length=1000, required=False)
    prefill = forms.ChoiceField(label=_("Filled in with what is known of the applicant"), choices=PREFILLS,
                                required=False)  # fmt: skip
    when = forms.ChoiceField(
        label=_("Which days"), required=False,
        choices=(("", _("any day")), ("past", _("today or before")), ("future", _("today or later"))),
    )  # fmt: skip
    least = forms.IntegerField(
        label=_("At least"), required=False, widget=NumberText(), help_text=_("Characters of a text, or the number.")
    )
    most = forms.IntegerField(label=_("At most"), required=False, widget=NumberText())
    help_question = forms.CharField(label=_("What people ask about it"), max_length=300, required=False)
    help_answer = forms.CharField(
        label=_("The answer to them"), max_length=4000, required=False, widget=LongText(attrs={"rows": 3})
    )
    help_question_en = forms.CharField(label=_("The same in English"), max_length=300, required=False)
    help_answer_en = forms.CharField(
        label=_("The answer in English"), max_length=4000, required=False, widget=LongText(attrs={"rows": 3})
    )

    def __init__(
        self, data: Any = None, *, row: dict[str, Any] | None = None, rows: Rows, help: list[dict[str, Any]]
    ) -> None:
        self.row, self.help = row or {}, help
        super().__init__(
            data, rule=self.row.get("show"), rows=rows, own=self.row.get("name", ""), initial=self._begin()
        )
        if self.row.get("type") == "repeat":  # its inner questions are kept as they are
            del self.fields["type"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kind = given.get("type") or self.row.get("type")
        if kind in ("choice", "multi") and len(self._options(given.get("options", ""))) < 2:
            self.add_error("options", gettext("Write at least two answers, one on each line."))
        if bool(given.get("help_question")) != bool(given.get("help_answer")):
            self.add_error("help_answer", gettext("Write both what people ask and the answer."))
        if None not in (given.get("least"), given.get("most")) and given["least"] > given["most"]:
            self.add_error("most", gettext("The most is less than the least."))
        return given

    def made(self) -> dict[str, Any]:
        """The question as the content keeps it, without its name; what the sheet does not show stays."""
        given = self.cleaned_data
        kind = given.get("type") or self.row["type"]
        made = {key: value for key, value in self.row.items() if key in ("data_class", "plain", "unit", "unit_en",
                "messages", "fields", "most")}  # fmt: skip
        made |= {"type": kind} | {
            key: nfc(given[key]) for key in ("label", "label_en", "hint", "hint_en", "prefill") if given[key]
        }
        if not given["required"]:
            made["required"] = False
        if kind in ("choice", "multi"):
            made["options"] = self._options(given["options"])
        if kind == "date" and given["when"]:
            made["when"] = given["when"]
        if schema := self._schema(kind):
            made["schema"] = schema
        return made | ({"show": given["rule"]} if given["rule"] else {})

    def helped(self) -> list[dict[str, Any]]:
        """The help beside the question: the one of the sheet, and further ones as they were."""
        given, rest = self.cleaned_data, [dict(row) for row in self.help[1:]]
        for row in rest:
            row.pop("about", None)
        if not given["help_question"]:
            return rest
        first = {key: given[f"help_{key}"] for key in ("question", "answer", "question_en", "answer_en")}
        return [{key: nfc(text) for key, text in first.items() if text}, *rest]

    def _begin(self) -> dict[str, Any]:
        row, helped = self.row, (self.help or [{}])[0]
        schema = row.get("schema", {})
        lines = [f"{one['label']} | {one['label_en']}" if one.get("label_en") else one["label"]
                 for one in row.get("options", ())]  # fmt: skip
        return {
            **{key: row.get(key, "") for key in ("label", "label_en", "hint", "hint_en", "prefill", "when")},
            "type": row.get("type", "text"), "required": row.get("required", True), "options": "\n".join(lines),
            "least": schema.get("minLength", schema.get("minimum")),
            "most": schema.get("maxLength", schema.get("maximum")),
            **{f"help_{key}": helped.get(key, "") for key in ("question", "answer", "question_en", "answer_en")},
        }  # fmt: skip

    def _options(self, typed: str) -> list[dict[str, Any]]:
        """An answer that stood in the same line, or had the same words, keeps its value."""
        old = self.row.get("options", [])
        by_words = {one["label"]: one["value"] for one in old}
        lines = [line for line in (line.strip() for line in typed.splitlines()) if line]
        made: list[dict[str, Any]] = []
        for place, line in enumerate(lines):
            label, _bar, english = (part.strip() for part in line.partition("|"))
            stood = old[place]["value"] if len(lines) == len(old) else ""
            value = by_words.get(nfc(label)) or stood or slug(label)[:40] or f"{place + 1}"
            while value in {one["value"] for one in made}:
                value = f"{value[:36]}-{place + 1}"
            made.append({"value": value, "label": nfc(label)} | ({"label_en": english} if english else {}))
        return made

    def _schema(self, kind: str) -> dict[str, Any]:
        given = self.cleaned_data
        schema = json.loads(json.dumps(self.row.get("schema", {}))) if kind == self.row.get("type") else {}
        for key in (*LENGTH, *SIZE):
            schema.pop(key, None)
        names = LENGTH if kind in ("text", "long_text") else SIZE if kind in ("number", "money") else ("", "")
        bounds = dict(zip(names, (given["least"], given["most"]), strict=True))
        return schema | {key: value for key, value in bounds.items() if key and value is not None}
