"""An indicator's formula in words, made from its declaration, so that the words cannot say something else."""

from __future__ import annotations

import json

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.base.registry import event_kinds
from tinhso.engines.indicators import formulas
from tinhso.engines.indicators.derived import Derived
from tinhso.engines.indicators.measures import Cumulative, Dated, Distinct, Indicator, Live, Measure, Ratio, Stock
from tinhso.engines.indicators.series import Series, Term
from tinhso.engines.indicators.typed import Typed

FACTS = {"on_time": gettext_lazy("on time"), "amount": gettext_lazy("the amount"), "level": gettext_lazy("level")}
CHANNELS = {"online": gettext_lazy("online"), "assisted": gettext_lazy("online, with a clerk's help")}
SIGNS = {"*": "×", "/": "÷", "-": "−"}


def in_words(indicator: Indicator) -> str:
    """One line: what is counted, over what."""
    if isinstance(indicator, Derived):
        return of_formula(indicator)
    if isinstance(indicator, Typed):
        return _("Typed in or imported by its owner.")
    if isinstance(indicator, Live):
        return _("Counted from the records themselves at this very moment.")
    if isinstance(indicator, Dated):
        return _("Counted from the records as they stood on the last day of the period.")
    if isinstance(indicator, Cumulative):
        return _("%(formula)s, from the beginning of the year") % {"formula": in_words(indicator.of)}
    if isinstance(indicator, Stock):
        return _from_the_beginning(_side(indicator))
    if isinstance(indicator, Ratio):
        sides = [_side(side) for side in (indicator.of, indicator.over)]
        text = " ÷ ".join(f"({side})" if " − " in side else side for side in sides)
        text = f"{text} × {indicator.share}" if indicator.share != 1 else text
        return _from_the_beginning(text) if isinstance(indicator.over, Stock) else text
    text = _series(indicator.of_series) if indicator.of_series else ""
    return _("Each counted once: %(what)s") % {"what": text} if isinstance(indicator, Distinct) else text


def of_formula(indicator: Derived) -> str:
    """The formula with names instead of codes and the signs of school."""
    names = {operand.code: f"“{part.name}”" for operand, part in indicator.parts.items()}
    words = {
        f"{formulas.PREVIOUS}(": _("the period before") + "(",
        f"{formulas.LAST_YEAR}(": _("the same period last year") + "(",
        f"{formulas.TO_DATE}(": _("from the year's beginning") + "(",
    }
    text = formulas.written(indicator.tree, lambda code: code)
    for sign, shown in SIGNS.items():
        text = text.replace(f" {sign} ", f" {shown} ")
    for word, shown in words.items():
        text = text.replace(word, shown)
    for code in sorted(names, key=len, reverse=True):
        text = text.replace(code, names[code])
    return text


def _side(part: Measure | Stock) -> str:
    if isinstance(part, Stock):
        return " − ".join(_series(one.of_series) for one in (part.plus, part.minus) if one.kinds)
    return _series(part.of_series)


def _from_the_beginning(formula: str) -> str:
    return _("%(formula)s, from the very beginning to the end of the period") % {"formula": formula}


def _series(series: Series | None) -> str:
    terms = series.terms if series else ()
    kinds, found = event_kinds(), []
    for kind in dict.fromkeys(term.kind for term in terms):
        several = [term for term in terms if term.kind == kind]
        label = f"“{kinds[kind].label if kind in kinds else kind}”"
        fact = several[0].fact
        text = _("sum of %(fact)s of %(kind)s") % {"fact": FACTS.get(fact, fact), "kind": label} if fact else label
        conditions = {condition for term in several for condition in _conditions(term)}
        found.append(text + (f" ({'; '.join(sorted(conditions))})" if conditions else ""))
    return " + ".join(found)


def _conditions(term: Term) -> list[str]:
    facts = json.loads(term.facts)
    found = [f"{FACTS.get(name, name)} = {_value(value)}" for name, value in facts.items() if name != "matter"]
    found += [_("channel = %(value)s") % {"value": CHANNELS.get(term.channel, term.channel)}] if term.channel else []
    return found + ([_("procedure = %(value)s") % {"value": term.topic}] if term.topic else [])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)
