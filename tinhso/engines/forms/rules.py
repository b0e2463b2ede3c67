"""Conditions in JsonLogic, evaluated on the server.

The subset that forms need, by the definition at jsonlogic.com, and three operators of ours: ``today`` (a date),
``years_since`` and ``days_since`` (whole years, days from a date until today). Dates are ISO text, whose order is
their order in time.
A package would not spare us the tree, which the linter of published forms reads as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from tinhso.base import clock

Rule = Any
Answers = Mapping[str, Any]


def holds(rule: Rule, answers: Answers) -> bool:
    """Whether a condition is true; no condition always is."""
    return rule is None or truthy(value(rule, answers))


def value(rule: Rule, answers: Answers) -> Any:
    """What ``rule`` comes to. Raises LookupError for an operator outside the subset."""
    if isinstance(rule, list):
        return [value(item, answers) for item in rule]
    if not isinstance(rule, dict):
        return rule
    ((operator, given),) = rule.items()
    arguments = given if isinstance(given, list) else [given]
    if operator in _LAZY:
        return _LAZY[operator](arguments, answers)
    if operator not in _PLAIN:
        raise LookupError(f"The operator {operator} is not known here.")
    return _PLAIN[operator](*(value(item, answers) for item in arguments))


def truthy(found: Any) -> bool:
    """JsonLogic's truth: an empty list and "" are false, "0" is true."""
    return bool(found)


def names_in(rule: Rule) -> Iterator[str]:
    """The answers that a condition reads, by their top name."""
    if isinstance(rule, list):
        for item in rule:
            yield from names_in(item)
    elif isinstance(rule, dict):
        for operator, given in rule.items():
            if operator in ("var", "missing"):
                for path in given if isinstance(given, list) else [given]:
                    yield str(path).split(".")[0]
            else:
                yield from names_in(given)


def operators_in(rule: Rule) -> Iterator[str]:
    """Every operator that a condition uses."""
    if isinstance(rule, list):
        for item in rule:
            yield from operators_in(item)
    elif isinstance(rule, dict):
        for operator, given in rule.items():
            yield operator
            yield from operators_in(given)


def _var(arguments: list[Any], answers: Answers) -> Any:
    path, default = value(arguments[0], answers), arguments[1] if len(arguments) > 1 else None
    found: Any = answers
    for step in str(path).split("."):
        if isinstance(found, Mapping):
            found = found.get(step)
        elif isinstance(found, list) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            found = None
    return default if found is None else found


def _missing(arguments: list[Any], answers: Answers) -> list[str]:
    return [name for name in arguments if _var([name], answers) in (None, "")]


def _if(arguments: list[Any], answers: Answers) -> Any:
    for n in range(0, len(arguments) - 1, 2):
        if truthy(value(arguments[n], answers)):
            return value(arguments[n + 1], answers)
    return value(arguments[-1], answers) if len(arguments) % 2 else None


def _and(arguments: list[Any], answers: Answers) -> Any:
    found: Any = True
    for item in arguments:
        if not truthy(found := value(item, answers)):
            break
    return found


def _or(arguments: list[Any], answers: Answers) -> Any:
    found: Any = False
    for item in arguments:
        if truthy(found := value(item, answers)):
            break
    return found


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) != isinstance(other, str) and None not in (one, other):
        return str(one) == str(other)
    return bool(one == other)


def _compare(test: Callable[[Any, Any], bool]) -> Callable[..., bool]:
    def compare(*given: Any) -> bool:
        if any(item is None or item == "" for item in given):
            return False
        alike = given if all(isinstance(item, str) for item in given) else tuple(float(item) for item in given)
        return all(test(one, other) for one, other in zip(alike, alike[1:], strict=False))

    return compare


def _in(needle: Any, heap: Any) -> bool:
    return heap is not None and needle is not None and needle in heap


def _years_since(day: Any) -> int | None:
    if not day:
        return None
    born, today = date.fromisoformat(day), clock.today()
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _days_since(day: Any) -> int | None:
    return (clock.today() - date.fromisoformat(day)).days if day else None


_LAZY: dict[str, Callable[[list[Any], Answers], Any]] = {
    "var": _var, "missing": _missing, "if": _if, "and": _and, "or": _or,
}  # fmt: skip
_PLAIN: dict[str, Callable[..., Any]] = {
    "==": _same,
    "!=": lambda a, b: not _same(a, b),
    "===": lambda a, b: type(a) is type(b) and a == b,
    "!==": lambda a, b: not (type(a) is type(b) and a == b),
    "<": _compare(lambda a, b: a < b),
    "<=": _compare(lambda a, b: a <= b),
    ">": _compare(lambda a, b: a > b),
    ">=": _compare(lambda a, b: a >= b),
    "!": lambda a=None: not truthy(a),
    "!!": lambda a=None: truthy(a),
    "in": _in,
    "+": lambda *items: sum(float(item or 0) for item in items),
    "-": lambda a, b: float(a or 0) - float(b or 0),
    "*": lambda a, b: float(a or 0) * float(b or 0),
    "min": lambda *items: min(items),
    "max": lambda *items: max(items),
    "today": lambda *_nothing: clock.today().isoformat(),
    "years_since": _years_since,
    "days_since": _days_since,
}
OPERATORS = frozenset(_LAZY) | frozenset(_PLAIN)
