"""Units in formulas: what may be added, what a quotient is, and what is refused.

A count is a pure number. Percentages are never added, averaged or multiplied: a percentage of the whole is divided
anew from its two sides. Their difference is in points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.formulas import LOOSE, Formula, Number, Operand, operands

PERCENT = "%"
Unit = Counter[str]  # the power of each unit; empty: a pure number
POINTS = Counter({"%-%": 1})


def unit_of(formula: Formula, unit_by_code: Callable[[Operand], str]) -> Unit:
    """The unit of the whole. Raises Refused where things that have nothing in common are added."""
    if isinstance(formula, Number):
        return Counter()
    if isinstance(formula, Operand):
        unit = unit_by_code(formula)
        return Counter({unit: 1}) if unit else Counter()
    left, right = unit_of(formula.left, unit_by_code), unit_of(formula.right, unit_by_code)
    constant = [not any(operands(side)) for side in (formula.left, formula.right)]
    if formula.sign in LOOSE:
        return _added(formula.sign, left, right)
    if any(constant):  # a number scales what it meets
        return left if constant[1] else (right if formula.sign == "*" else _over(Counter(), right))
    if formula.sign == "/":
        return _over(left, right)
    if PERCENT in left or PERCENT in right:
        raise Refused(_("A percentage is not multiplied: divide anew what it was made of."), field="formula")
    return _kept(Counter({name: left[name] + right[name] for name in {*left, *right}}))


def check_unit(found: Unit, declared: str) -> None:
    """Refused unless ``declared`` can be the unit that was found: a pure number may be called anything."""
    if found == POINTS:
        if declared in (PERCENT, "") or "%" not in declared:
            raise Refused(_("The difference of two percentages is in percentage points: “% points”."), field="unit")
        return
    above = [name for name, power in found.items() if power > 0]
    below = [name for name, power in found.items() if power < 0]
    if max([abs(power) for power in found.values()], default=0) > 1 or len(above) > 1:
        raise Refused(_("Units are multiplied here that do not belong together."), field="formula")
    head, _slash, tail = declared.partition("/")
    if above and head.strip() != above[0]:
        raise Refused(_("This formula is in “%(unit)s”.") % {"unit": _text(above, below)}, field="unit")
    if below and not tail.strip().endswith(below[0]):
        raise Refused(_("This formula is in “%(unit)s”.") % {"unit": _text(above, below)}, field="unit")


def _text(above: list[str], below: list[str]) -> str:
    return "·".join(above) + (f"/{'·'.join(below)}" if below else "")


def _added(sign: str, left: Unit, right: Unit) -> Unit:
    if left != right:
        raise Refused(
            _("“%(left)s” and “%(right)s” cannot be added or subtracted.")
            % {"left": _name(left), "right": _name(right)},
            field="formula",
        )
    if PERCENT in left:
        if sign == "+":
            raise Refused(_("Percentages are never added: divide anew what they were made of."), field="formula")
        return Counter(POINTS)
    return left


def _over(left: Unit, right: Unit) -> Unit:
    return _kept(Counter({name: left[name] - right[name] for name in {*left, *right}}))


def _kept(unit: Unit) -> Unit:
    return Counter({name: power for name, power in unit.items() if power})


def _name(unit: Unit) -> str:
    if unit == POINTS:
        return _("% points")
    return _text([n for n, p in unit.items() if p > 0], [n for n, p in unit.items() if p < 0]) or _("a number")
