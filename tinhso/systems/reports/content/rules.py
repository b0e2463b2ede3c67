"""Rules between the lines of a form: ``[2] <= [1]``, ``[3] = [1] - [2]``, ``[1] >= previous([1])``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.indicators.api import Formula, Operand, operands, parse_formula, worth_of

SIGN = re.compile(r"<=|>=|!=|≤|≥|≠|=|<|>")
SAME = {"≤": "<=", "≥": ">=", "≠": "!="}
NEAR = 0.00005  # half of the smallest decimal that is kept
BACK: tuple[tuple[str, ...], ...] = ((), ("previous",), ("last_year",))


@dataclass(frozen=True)
class Rule:
    """``rule`` in the language of indicators on both sides of one sign. A hard one must hold, a ``soft`` one be
    explained where it does not; ``words`` say it to who fills the form in."""

    rule: str
    words: str
    soft: bool = False

    @cached_property
    def sides(self) -> tuple[Formula, str, Formula]:
        """Raises Refused for what is no rule."""
        parts = SIGN.split(self.rule)
        if len(parts) != 2:
            raise Refused(_("A rule has one sign of comparison: “%(rule)s”.") % {"rule": self.rule}, field="rules")
        sign = SIGN.findall(self.rule)[0]
        left, right = (parse_formula(part, code_of=str) for part in parts)
        return left, SAME.get(sign, sign), right

    def operands(self) -> Iterator[Operand]:
        left, _sign, right = self.sides
        yield from operands(left)
        yield from operands(right)

    @property
    def line(self) -> str:
        """The line beside which a breach is told: the first that it names."""
        return next(self.operands()).code

    def holds(self, value_of: Callable[[Operand], float | None]) -> bool:
        """Also where a value is missing: nothing is said of what is not known."""
        left, sign, right = self.sides
        a, b = worth_of(left, value_of), worth_of(right, value_of)
        if a is None or b is None:
            return True
        near = abs(a - b) < NEAR
        return {
            "=": near, "!=": not near, "<=": a < b or near, ">=": a > b or near,
            "<": a < b and not near, ">": a > b and not near,
        }[sign]  # fmt: skip
