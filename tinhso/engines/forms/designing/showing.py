"""Choosing when something is asked, without writing a rule."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.designing.conditions import CHOOSABLE, Rows, answers_of, chosen_of, rule_of
from tinhso.engines.forms.rules import Rule
from tinhso.ui.widgets import LongText

LINES = 3


class ConditionForm(forms.Form):
    """Up to three answers to other questions; a rule that they cannot say is written as it is."""

    joint = forms.ChoiceField(
        label=_("Asked when"), choices=(("and", _("all of these are so")), ("or", _("one of these is so"))),
        required=False,
    )  # fmt: skip
    rule = forms.CharField(
        label=_("Another rule, in JsonLogic"), required=False,
        widget=LongText(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=_("For days and numbers; it counts instead of the answers above."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, rule: Rule, rows: Rows, own: str = "", initial: Any = None) -> None:
        self.rows = rows
        chosen = chosen_of(rule, rows)
        begin = {
            "joint": chosen[0] if chosen else "and",
            "rule": "" if chosen else json.dumps(rule, ensure_ascii=False),
        }
        super().__init__(data, initial={**(initial or {}), **begin})
        lines = (chosen[1] if chosen else []) + [(True, "", "")] * LINES
        for number, (so, name, answer) in enumerate(lines[: max(LINES, len(chosen[1]) if chosen else 0)], 1):
            self.fields[f"if_{number}"] = forms.ChoiceField(
                label=gettext("Answer %(n)s") % {"n": number}, choices=self._choices(own), required=False,
                initial=f"{name}={answer}" if name else "",
            )  # fmt: skip
            self.fields[f"not_{number}"] = forms.BooleanField(
                label=gettext("is not the answer"), required=False, initial=not so
            )

    @property
    def conditions(self) -> list[Any]:
        """The inputs of the condition, for the page."""
        return [self["joint"], *(self[name] for name in self.fields if name.startswith(("if_", "not_")))]

    @property
    def is_written(self) -> bool:
        """Whether the rule is one that only its notation can say."""
        return bool(self["rule"].value())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given["rule"] = self._rule(given)
        return given

    def _rule(self, given: dict[str, Any]) -> Rule:
        if text := (given.get("rule") or "").strip():
            try:
                rule = json.loads(text)
                if isinstance(rule, dict) and len(rule) == 1:
                    return rule
            except ValueError:
                pass
            self.add_error("rule", gettext('This is not a rule. One looks like {"<=": [{"var": "copies"}, 5]}.'))
            return None
        chosen = [
            (not given.get(f"not_{name[3:]}"), *given[name].split("=", 1))
            for name in self.fields
            if name.startswith("if_") and given.get(name)
        ]
        return rule_of(given.get("joint") or "and", chosen, self.rows)

    def _choices(self, own: str) -> list[Any]:
        answers = [
            (f"{name}={value}", f"{in_language(row, 'label')}: {words}")
            for name, row in self.rows.items()
            if row["type"] in CHOOSABLE and name != own
            for value, words in answers_of(row)
        ]
        return [("", "–"), *answers]


class PartForm(ConditionForm):
    """The texts of a page or a section, and when it is asked."""

    title = forms.CharField(label=_("Heading"), max_length=300)
    title_en = forms.CharField(label=_("Heading in English"), max_length=300, required=False)
    lead = forms.CharField(label=_("Text under the heading"), max_length=1000, required=False)
    lead_en = forms.CharField(label=_("The same in English"), max_length=1000, required=False)
    field_order = ("title", "title_en", "lead", "lead_en", "joint")

    def __init__(self, data: Any = None, *, row: dict[str, Any], rows: Rows, is_page: bool) -> None:
        super().__init__(data, rule=row.get("show"), rows=rows, initial=row)
        if not is_page:
            del self.fields["lead"], self.fields["lead_en"]
            self.fields["title"].required = False

    def made(self) -> dict[str, Any]:
        """What ``shaping`` puts over the part."""
        texts = {name: self.cleaned_data[name] for name in ("title", "title_en", "lead", "lead_en")
                 if name in self.fields}  # fmt: skip
        return texts | {"show": self.cleaned_data["rule"]}
