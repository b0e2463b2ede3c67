"""What is wrong with a guide, found when its version is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.forms.finding import Finding
from tinhso.engines.forms.onepage import content_of
from tinhso.engines.forms.part_names import QUESTION
from tinhso.engines.forms.rules import OPERATORS, names_in, operators_in

KINDS = frozenset({"yes_no", "choice", "multi", "date", "number"})
"""What a guide may ask: nothing that names a person, because the answers stand in the page's address."""
Content = dict[str, Any]


def lint_guide(
    content: Content, form: Mapping[str, Content], lint_fields: Callable[[Content], Iterable[Finding]]
) -> Iterator[Finding]:
    """The faults of questions and exits, and where a question differs from that of the same name in the ``form``.

    ``lint_fields`` finds the faults of fields, as it does those of the form.
    """
    guide = content.get("guide", {})
    asked = {row["name"]: row for row in guide.get("questions", ())}
    for finding in lint_fields(content_of(list(asked.values()))):
        yield Finding(f"guide/{finding.where.removeprefix(f'{QUESTION}/')}", finding.sentence)
    for name, row in asked.items():
        if row["type"] not in KINDS:
            yield Finding(f"guide/{name}", _("A guide asks for choices, days and numbers only: it names nobody."))
        if name in form and form[name]["type"] != row["type"]:
            yield Finding(f"guide/{name}", _("The form asks this question in another way."))
    for exit in guide.get("exits", ()):
        for name in sorted(set(names_in(exit["when"])) - set(asked)):
            said = _("The condition reads the question %(name)s, which the guide does not ask.")
            yield Finding(f"guide/{exit['code']}", said % {"name": name})
        for operator in sorted(set(operators_in(exit["when"])) - OPERATORS):
            yield Finding(f"guide/{exit['code']}", _("The operator %(name)s is not known.") % {"name": operator})
