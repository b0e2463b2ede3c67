"""Which questions are asked: pages, sections and fields whose conditions hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinhso.engines.forms.questions import Asking
from tinhso.engines.forms.rules import holds


def visible(asking: Asking, values: Mapping[str, Any]) -> frozenset[str]:
    """The names of the fields that are asked, given the ``values`` read so far.

    A hidden answer counts as not given, so hiding goes on down a chain. Conditions have no cycle (held when
    a version is published), so the fields settle after at most as many rounds as there are fields.
    """
    asked = frozenset(asking.fields)
    for _round in range(len(asking.fields) + 1):
        answers = {name: value for name, value in values.items() if name in asked}
        now = frozenset(
            field.name
            for page in asking.pages
            if holds(page.show, answers)
            for section in page.sections
            if holds(section.show, answers)
            for field in section.fields
            if holds(field.show, answers)
        )
        if now == asked:
            break
        asked = now
    return asked
