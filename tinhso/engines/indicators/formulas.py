"""The language in which officials write indicators: numbers, other indicators, + − × ÷ and a few words.

``[Dossiers received] / [Inhabitants] * 1000``: an operand is a name in brackets or a code. ``previous(…)`` and
``last_year(…)`` look at another period, ``to_date(…)`` from the year's beginning; each has its Vietnamese word.
Nothing is ever run: a formula is read into the few forms below, which know no names but those of indicators.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.base.text import fold

PREVIOUS, LAST_YEAR, TO_DATE = "previous", "last_year", "to_date"
WORDS = {
    PREVIOUS: PREVIOUS, "ky truoc": PREVIOUS,
    LAST_YEAR: LAST_YEAR, "cung ky nam truoc": LAST_YEAR, "cung ky": LAST_YEAR,
    TO_DATE: TO_DATE, "luy ke": TO_DATE,
}  # fmt: skip
LONGEST, DEEPEST = 2000, 40
TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:[.,]\d+)?)|\[(?P<name>[^\[\]]+)\]|(?P<word>[^\W\d_][\w ]*?)\s*(?=\()"
    r"|(?P<code>[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)|(?P<sign>[-+*/()×÷−:]))"
)
SIGNS = {"×": "*", "÷": "/", ":": "/", "−": "-"}
LOOSE, TIGHT = ("+", "-"), ("*", "/")


@dataclass(frozen=True)
class Number:
    value: float


@dataclass(frozen=True)
class Operand:
    """An indicator by its code, so many steps back, and perhaps from the year's beginning."""

    code: str
    back: tuple[str, ...] = ()
    to_date: bool = False


@dataclass(frozen=True)
class Step:
    """Two formulas and the sign between them."""

    sign: str
    left: Formula
    right: Formula


Formula = Number | Operand | Step
Value = float | int | None


def parse(text: str, *, code_of: Callable[[str], str]) -> Formula:
    """The formula that a text writes; ``code_of`` turns a name in brackets into a code. Raises Refused."""
    if len(text) > LONGEST:
        raise Refused(_("The formula is too long."), field="formula")
    reader = _Reader(list(_tokens(text)), code_of)
    found = reader.loose(0)
    if reader.rest:
        raise Refused(
            _("The formula makes no sense from “%(rest)s” on.") % {"rest": reader.rest[0][1]}, field="formula"
        )
    return found


def operands(formula: Formula) -> Iterator[Operand]:
    if isinstance(formula, Operand):
        yield formula
    elif isinstance(formula, Step):
        yield from operands(formula.left)
        yield from operands(formula.right)


def worth(formula: Formula, value_of: Callable[[Operand], Value]) -> Value:
    """What the formula comes to; None as soon as a part of it has no data or a divisor is 0."""
    if isinstance(formula, Number):
        return formula.value
    if isinstance(formula, Operand):
        return value_of(formula)
    left, right = worth(formula.left, value_of), worth(formula.right, value_of)
    if left is None or right is None or (formula.sign == "/" and right == 0):
        return None
    if formula.sign == "+":
        return left + right
    if formula.sign == "-":
        return left - right
    return left * right if formula.sign == "*" else left / right


def written(formula: Formula, name_of: Callable[[str], str], *, inside: str = "") -> str:
    """The formula for a reader, with ``name_of`` each code; with the codes themselves it can be parsed again."""
    if isinstance(formula, Number):
        return f"{formula.value:.12f}".rstrip("0").rstrip(".")
    if isinstance(formula, Operand):
        text = name_of(formula.code)
        for word in ((TO_DATE,) if formula.to_date else ()) + formula.back:
            text = f"{word}({text})"
        return text
    text = f"{written(formula.left, name_of, inside=formula.sign + 'l')} {formula.sign} "
    text += written(formula.right, name_of, inside=formula.sign + "r")
    loose = formula.sign in LOOSE
    if (loose and inside[:1] in (*TIGHT,)) or inside in ("-r", "/r"):
        return f"({text})"
    return text


def _senseless(rest: str) -> Refused:
    return Refused(_("The formula makes no sense from “%(rest)s” on.") % {"rest": rest}, field="formula")


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text.rstrip()):
        found = TOKEN.match(text, at)
        if found is None:
            raise Refused(
                _("The formula makes no sense from “%(rest)s” on.") % {"rest": text[at : at + 20].strip()},
                field="formula",
            )
        yield found.lastgroup or "", found[found.lastgroup or 0]
        at = found.end()


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]], code_of: Callable[[str], str]) -> None:
        self.rest, self.code_of = tokens, code_of

    def sign(self) -> str:
        kind, text = self.rest[0] if self.rest else ("", "")
        return SIGNS.get(text, text) if kind == "sign" else ""

    def loose(self, depth: int) -> Formula:
        found = self.tight(depth)
        while (sign := self.sign()) in LOOSE:
            self.rest.pop(0)
            found = Step(sign, found, self.tight(depth))
        return found

    def tight(self, depth: int) -> Formula:
        found = self.one(depth)
        while (sign := self.sign()) in TIGHT:
            self.rest.pop(0)
            found = Step(sign, found, self.one(depth))
        return found

    def one(self, depth: int) -> Formula:
        if not self.rest or depth > DEEPEST:
            raise Refused(_("The formula is not finished."), field="formula")
        kind, text = self.rest.pop(0)
        if kind == "number":
            return Number(float(text.replace(",", ".")))
        if kind == "name":
            return Operand(self.code_of(text.strip()))
        if kind == "code":
            return Operand(text)
        if kind == "word":
            return self.said(text, depth)
        if text == "(":
            return self.closed(depth)
        if text in ("-", "−"):
            return Step("*", Number(-1), self.one(depth + 1))
        raise _senseless(text)

    def said(self, text: str, depth: int) -> Formula:
        word = WORDS.get(fold(text).strip()) or WORDS.get(text.strip())
        if word is None:
            raise Refused(
                _("“%(word)s” is not known; there are previous, last_year and to_date.") % {"word": text},
                field="formula",
            )
        self.rest.pop(0)
        return _moved(self.closed(depth), word)

    def closed(self, depth: int) -> Formula:
        found = self.loose(depth + 1)
        if self.sign() != ")":
            raise Refused(_("A bracket is not closed."), field="formula")
        self.rest.pop(0)
        return found


def _moved(formula: Formula, word: str) -> Formula:
    """The formula with every operand as of another period."""
    if isinstance(formula, Operand):
        if word == TO_DATE:
            return replace(formula, to_date=True)
        return replace(formula, back=(*formula.back, word))
    if isinstance(formula, Step):
        return replace(formula, left=_moved(formula.left, word), right=_moved(formula.right, word))
    return formula
