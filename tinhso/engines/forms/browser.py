"""What the browser is told of a page's conditions, so that questions come and go while one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any

from tinhso.base import clock
from tinhso.engines.forms.fields import Field, FormPage
from tinhso.engines.forms.rules import names_in

# One input with one meaning; a condition on a part of a person waits for the server.
READ_THERE = frozenset({"text", "long_text", "date", "number", "money", "choice", "multi", "yes_no", "consent"})


def rules_of(page: FormPage) -> str:
    """``{"fields": {name: type}, "conditions": {name: [rule, …]}, "fixed": [name, …]}`` of one page.

    ``fixed`` are fields whose conditions the browser cannot decide.
    """
    fields = {field.name: field for field in page.fields}
    conditions = {name: rules for name, rules in _conditions(page) if rules}
    fixed = [name for name, rules in conditions.items() if not _is_decided_there(rules, fields)]
    return dumps(
        {"fields": {name: field.type for name, field in fields.items()}, "conditions": conditions, "fixed": fixed},
        ensure_ascii=False,
    )


def known_for(page: FormPage, answers: Mapping[str, Any]) -> str:
    """The answers of other pages that the conditions read, and today by the house clock."""
    here = {field.name for field in page.fields}
    read = {name for _field, rules in _conditions(page) for name in names_in(rules)} - here
    elsewhere = {name: answers[name] for name in sorted(read) if name in answers}
    return dumps({"elsewhere": elsewhere, "today": clock.today().isoformat()}, ensure_ascii=False)


def _conditions(page: FormPage) -> Iterator[tuple[str, list[Any]]]:
    for section in page.sections:
        for field in section.fields:
            yield field.name, [rule for rule in (section.show, field.show) if rule is not None]


def _is_decided_there(rules: list[Any], fields: Mapping[str, Field]) -> bool:
    return all(fields[name].type in READ_THERE for name in names_in(rules) if name in fields)
