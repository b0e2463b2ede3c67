"""A field as templates draw it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.engines.forms.content import Part
from tinhso.engines.forms.fields import Field
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.prefill import Known, source_in_words
from tinhso.engines.forms.reading import read_one


def input_id(name: str) -> str:
    """``father.number`` → ``f-father-number``: the id that labels and the error summary point to."""
    return "f-" + name.replace(".", "-").replace("_", "-")


class BoundField:
    """One question with what was typed and what is wrong with it. ``path`` is the name of its input."""

    def __init__(
        self, field: Field, typed: Any, errors: Mapping[str, str], known: Known | None = None, path: str = "",
        help: Sequence[Part] = (),
    ) -> None:  # fmt: skip
        self.field, self.known, self.help = field, known, help
        self.path = path or field.name
        self.name, self.type, self.required = field.name, field.type, field.required
        self.label, self.hint, self.options = field.label, field.hint, field.options
        self.kind = KINDS[field.type]
        self.typed = self.kind.clean(field, typed)
        self.errors = dict(errors)
        self.template = self.kind.template

    @property
    def id(self) -> str:
        return input_id(self.path)

    @property
    def is_group(self) -> bool:
        """Whether it is drawn as a set of inputs under one legend."""
        return self.type in ("choice", "multi", "yes_no", "person", "address", "repeat") and not self.is_list

    @property
    def is_list(self) -> bool:
        """A choice of many options is a list to open."""
        return self.type == "choice" and len(self.options) > 7

    @property
    def parts(self) -> dict[str, dict[str, str]]:
        """The inputs of a person or an address: id, name, value and error of each."""
        given = self.typed if isinstance(self.typed, dict) else {}
        return {
            part: {
                "id": f"{self.id}-{part.replace('_', '-')}",
                "name": f"{self.path}.{part}",
                "value": value,
                "error": self.errors.get(part, ""),
            }
            for part, value in given.items()
        }

    @property
    def error(self) -> str:
        """The sentence about the field as a whole."""
        return self.errors.get("", "")

    @property
    def source(self) -> str:
        """Where a prefilled answer comes from, in words; empty for what was typed."""
        known = self.known
        return source_in_words(known.source, clock.local(known.at).isoformat(), known.ref) if known else ""

    @property
    def describedby(self) -> str:
        """The ids of hint and error, for aria-describedby."""
        return " ".join(f"{self.id}-{part}" for part in ("hint", "error") if getattr(self, part))

    @property
    def rows(self) -> list[list[BoundField]]:
        """The rows of a repeating group; at least one, to be filled."""
        return [
            [
                BoundField(
                    child, row.get(child.name), self._below(f"{n}.{child.name}"), path=f"{self.path}.{n}.{child.name}"
                )
                for child in self.field.fields
            ]
            for n, row in enumerate(self.typed or [{}])
        ]

    def holds(self, kind: str) -> bool:
        """Whether it, or a field within it, is of this type."""
        return self.type == kind or any(child.type == kind for child in self.field.fields)

    @property
    def shown(self) -> str:
        """The answer as the check page shows it; what cannot be read is shown as typed."""
        try:
            value = read_one(self.field, self.typed)
        except Wrong:
            return ""
        return _("Not answered") if value is None else self.kind.show(self.field, value)

    def _below(self, path: str) -> dict[str, str]:
        return {
            name[len(path) + 1 :]: said
            for name, said in self.errors.items()
            if name == path or name.startswith(f"{path}.")
        }
