"""Indicators made of others by a formula, declared in code or on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.formulas import Formula, Operand, operands, parse
from tinhso.engines.indicators.measures import Cumulative, Indicator, Measure, Ratio
from tinhso.engines.indicators.units import check_unit, unit_of

Find = Callable[[str], Indicator | None]


@dataclass(frozen=True, eq=False)
class Derived(Indicator):
    """A formula over other indicators; ``find`` gives each by its code.

    Each operand is read for the same place and period, so nothing is ever added that does not add up.
    """

    formula: str = field(kw_only=True)
    find: Find = field(kw_only=True)

    @cached_property
    def tree(self) -> Formula:
        return parse(self.formula, code_of=_no_name)

    @cached_property
    def parts(self) -> dict[Operand, Indicator]:
        """The indicator behind each operand. Raises Refused for a code that nobody knows."""
        return {operand: part(operand, self.find) for operand in operands(self.tree)}

    def leaves(self) -> Iterator[Indicator]:
        for one in self.parts.values():
            if isinstance(one, Derived):
                yield from one.leaves()
            else:
                yield one


def part(operand: Operand, find: Find) -> Indicator:
    """What an operand stands for, from the year's beginning where it says so. Raises Refused."""
    found = find(operand.code)
    if found is None:
        raise Refused(_("There is no indicator “%(name)s”.") % {"name": operand.code}, field="formula")
    if not operand.to_date:
        return found
    to_date = found.to_date() if hasattr(found, "to_date") else None
    if isinstance(found, Measure | Ratio):
        to_date = Cumulative(found.code, found.name, unit=found.unit, better=found.better, of=found)
    if to_date is None:
        raise Refused(
            _("“%(name)s” is not added up over the year: it is what stands at a moment, or a formula of its own.")
            % {"name": found.name},
            field="formula",
        )
    return to_date  # type: ignore[no-any-return]


def check(formula: Formula, unit: str, *, code: str, find: Find) -> None:
    """Everything that a formula must hold before it may be kept. Raises Refused."""
    found = {operand: part(operand, find) for operand in operands(formula)}
    if not found:
        raise Refused(_("The formula names no indicator."), field="formula")
    if code in _all_codes(found.values()):
        raise Refused(_("The formula comes back to itself."), field="formula")
    check_unit(unit_of(formula, lambda operand: str(found[operand].unit)), unit)


def _all_codes(found: object) -> set[str]:
    codes: set[str] = set()
    for one in found:  # type: ignore[attr-defined]
        codes.add(one.code)
        if isinstance(one, Derived):
            codes |= {operand.code for operand in one.parts} | _all_codes(one.parts.values())
    return codes


def _no_name(name: str) -> str:
    raise Refused(_("There is no indicator “%(name)s”.") % {"name": name}, field="formula")
