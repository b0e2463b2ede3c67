"""When a question is asked: chosen on the page, kept as a rule, said in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import dumps
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.forms.content import in_language
from tinhso.engines.forms.rules import Rule

Rows = Mapping[str, dict[str, Any]]  # the questions of a form by their names
Chosen = tuple[str, list[tuple[bool, str, str]]]  # "and" or "or", then (is it so, question, answer)
CHOOSABLE = ("choice", "multi", "yes_no")


def answers_of(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The answers among which a question lets one choose: (value, words)."""
    if row["type"] == "yes_no":
        return [("yes", _("Yes")), ("no", _("No"))]
    return [(option["value"], in_language(option, "label")) for option in row.get("options", ())]


def rule_of(joint: str, chosen: Iterable[tuple[bool, str, str]], rows: Rows) -> Rule:
    """The rule for "all of these" (``and``) or "one of these" (``or``); None for nothing chosen."""
    parts = [_part(so, name, answer, rows[name]) for so, name, answer in chosen if name in rows]
    return {joint: parts} if len(parts) > 1 else parts[0] if parts else None


def chosen_of(rule: Rule, rows: Rows) -> Chosen | None:
    """What would be chosen on the page for this rule; None where the page cannot show it."""
    if rule is None:
        return "and", []
    joint, parts = next(iter(rule.items())) if isinstance(rule, dict) else ("", [])
    if joint not in ("and", "or"):
        joint, parts = "and", [rule]
    found = [_read(part, rows) for part in parts]
    return (joint, [part for part in found if part]) if all(found) else None


def in_words(rule: Rule, rows: Rows) -> str:
    """A rule as a person says it; one that is too involved stays in its notation."""
    try:
        return _say(rule, rows)
    except (LookupError, TypeError, ValueError):
        return dumps(rule, ensure_ascii=False)


def _part(so: bool, name: str, answer: str, row: dict[str, Any]) -> Rule:
    if row["type"] == "multi":
        inside = {"in": [answer, {"var": name}]}
        return inside if so else {"!": [inside]}
    value: Any = (answer == "yes") if row["type"] == "yes_no" else answer
    return {"==" if so else "!=": [{"var": name}, value]}


def _read(part: Rule, rows: Rows) -> tuple[bool, str, str] | None:
    try:
        ((operator, given),) = part.items()
        so = operator != "!"
        if not so:
            ((operator, given),) = (given[0] if isinstance(given, list) else given).items()
        if operator == "in":
            answer, name = given[0], given[1]["var"]
        elif operator in ("==", "!=") and so:
            so, name, answer = operator == "==", given[0]["var"], given[1]
        else:
            return None
        answer = ("yes" if answer else "no") if isinstance(answer, bool) else answer
        known = name in rows and rows[name]["type"] in CHOOSABLE
        return (so, name, answer) if known and answer in dict(answers_of(rows[name])) else None
    except (AttributeError, KeyError, IndexError, TypeError, ValueError):
        return None


def _say(rule: Rule, rows: Rows) -> str:
    ((operator, given),) = rule.items()
    parts = given if isinstance(given, list) else [given]
    if operator in ("and", "or"):
        said = [_say(part, rows) for part in parts]
        return (_(" and ") if operator == "and" else _(" or ")).join(said)
    if operator == "!":
        return _("not (%(rule)s)") % {"rule": _say(parts[0], rows)}
    if operator == "in" and isinstance(parts[1], list):  # one of several answers
        return _say_one_of(rows[parts[0]["var"]], parts[1])
    if read := _read(rule, rows):
        so, name, answer = read
        words = dict(answers_of(rows[name]))[answer]
        sentence = _("“%(question)s” is “%(answer)s”") if so else _("“%(question)s” is not “%(answer)s”")
        return sentence % {"question": in_language(rows[name], "label"), "answer": words}
    sentences = {
        "==": _("%(one)s is %(other)s"), "!=": _("%(one)s is not %(other)s"), "<": _("%(one)s is under %(other)s"),
        "<=": _("%(one)s is at most %(other)s"), ">": _("%(one)s is over %(other)s"),
        ">=": _("%(one)s is at least %(other)s"),
    }  # fmt: skip
    return sentences[operator] % {"one": _term(parts[0], rows), "other": _term(parts[1], rows)}


def _say_one_of(row: dict[str, Any], answers: list[str]) -> str:
    words = dict(answers_of(row))
    said = _(" or ").join(f"“{words[answer]}”" for answer in answers)
    return _("“%(question)s” is %(answers)s") % {"question": in_language(row, "label"), "answers": said}


def _term(term: Any, rows: Rows) -> str:
    if not isinstance(term, dict):
        return str(term)
    ((operator, given),) = term.items()
    first = given[0] if isinstance(given, list) and given else given
    if operator == "var":
        return f"“{in_language(rows[first], 'label')}”"
    if operator == "today":
        return _("today")
    sentences = {"years_since": _("the years since %(day)s"), "days_since": _("the days since %(day)s")}
    return sentences[operator] % {"day": _term(first, rows)}
