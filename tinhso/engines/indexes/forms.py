"""What is typed on the pages of an index."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tinhso.base import clock
from tinhso.base.errors import Refused
from tinhso.engines.files import api as files
from tinhso.engines.indexes import rules
from tinhso.engines.indexes.tree import Item
from tinhso.engines.indicators import api as indicators
from tinhso.ui.widgets import DayText, LongText, NumberText, SeveralFiles

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
DECIMAL = NumberText({"inputmode": "decimal"})


class Number(forms.DecimalField):
    """A number typed as people write it: 62,5 and 62.5 are the same."""

    widget = DECIMAL

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=12, decimal_places=2, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


class ScoreForm(forms.Form):
    """The office's own mark: a value in the criterion's unit, and what proves it."""

    value = Number(label=_("Value"))
    note = forms.CharField(label=_("Explanation"), widget=LongText({"rows": 3}), max_length=2000, required=False)
    evidence = SeveralFiles(
        label=_("Documents that prove it"), required=False, help_text=_("PDF, pictures or Word; several at once.")
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.unit == Item.Unit.YES_NO:
            self.fields["value"] = forms.TypedChoiceField(
                label=_("Is it met?"), choices=[("1", _("Yes")), ("0", _("No"))], coerce=Decimal,
                widget=forms.RadioSelect,
            )  # fmt: skip
        elif item.rule.get("kind") == rules.GIVEN:
            self.fields["value"].label = _("Points, at most %(most)s") % {"most": item.maximum}
        elif item.unit == Item.Unit.PERCENT:
            self.fields["value"].label = _("Value in percent")

    def stored(self, owner: int) -> list[Any]:
        """The documents as files of ``owner``. Raises Refused on the field ``evidence``."""
        try:
            return [files.store(one, name=one.name, owner=owner) for one in self.cleaned_data["evidence"]]
        except Refused as error:
            raise Refused(str(error), field="evidence") from error


class VerifyForm(forms.Form):
    points = Number(label=_("Verified points"))
    note = forms.CharField(
        label=_("Reason"), widget=LongText({"rows": 3}), max_length=2000, required=False,
        help_text=_("Needed where these are not the office's own points."),
    )  # fmt: skip


class BackForm(forms.Form):
    note = forms.CharField(label=_("What the office is to work over"), widget=LongText({"rows": 3}), max_length=2000)


class PublishForm(forms.Form):
    valid_from = forms.DateField(label=_("In force from"), input_formats=DAYS, widget=DayText, initial=clock.today)


class LineForm(forms.Form):
    """A group or a heading."""

    number = forms.CharField(label=pgettext_lazy("index", "Number"), max_length=20)
    name = forms.CharField(label=pgettext_lazy("index", "Name"), max_length=300)


class CriterionForm(LineForm):
    maximum = Number(label=_("Maximum of points"))
    unit = forms.ChoiceField(label=_("Type"), choices=Item.Unit)
    source = forms.ChoiceField(label=_("Source of the value"), choices=Item.Source)
    indicator = forms.ChoiceField(label=_("Indicator, if it is computed"), required=False)
    target = Number(label=_("Target"), required=False)
    rule = forms.ChoiceField(label=_("How a value becomes points"), choices=list(rules.NAMES.items()))
    numbers = forms.CharField(
        label=_("Numbers of the rule"), required=False, max_length=200,
        help_text=_("Linear: from and to, such as 0; 100. Steps: bound and share, such as 90: 1; 70: 0,5."),
    )  # fmt: skip
    formula = forms.CharField(label=_("Formula in words"), widget=LongText({"rows": 3}), required=False)
    note = forms.CharField(label=_("Note"), widget=LongText({"rows": 2}), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted((str(one.name), code) for code, one in indicators.indicators().items())
        self.fields["indicator"].choices = [("", "–"), *((code, f"{name} ({code})") for name, code in known)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        try:
            given["rule"] = _rule(given.get("rule", ""), given.pop("numbers", ""))
        except (ArithmeticError, ValueError):
            self.add_error("numbers", _("Write the numbers of the rule."))
        return given


def initial_of(line: Item) -> dict[str, Any]:
    """What the form of a line shows of it."""
    found = {name: getattr(line, name) for name in (CriterionForm if line.is_criterion else LineForm).base_fields
             if name not in {"rule", "numbers"}}  # fmt: skip
    return {**found, "rule": line.rule.get("kind"), "numbers": _numbers(line.rule)}


def _rule(kind: str, numbers: str) -> dict[str, Any]:
    rows = [part.strip() for part in numbers.split(";") if part.strip()]
    if kind == rules.LINEAR:
        lo, hi = (_float(one) for one in rows)
        return {"kind": kind, "from": lo, "to": hi}
    if kind == rules.STEPS:
        steps = [[_float(bound), _float(share)] for bound, share in (row.split(":") for row in rows)]
        return {"kind": kind, "steps": steps, "down": steps[0][0] < steps[-1][0] and steps[0][1] > steps[-1][1]}
    return {"kind": kind}


def _numbers(rule: dict[str, Any]) -> str:
    if rule.get("kind") == rules.LINEAR:
        return f"{rule['from']:g}; {rule['to']:g}"
    if rule.get("kind") == rules.STEPS:
        return "; ".join(f"{bound:g}: {share:g}" for bound, share in rule["steps"])
    return ""


def _float(text: str) -> float:
    return float(Decimal(text.strip().replace(",", ".")))
