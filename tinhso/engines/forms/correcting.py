"""A few answers given anew after the form was handed in: what a supplement asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tinhso.engines.forms.inputs import BoundField
from tinhso.engines.forms.kinds import KINDS, Wrong
from tinhso.engines.forms.kinds.kind import Posted
from tinhso.engines.forms.reading import read_one
from tinhso.engines.forms.submissions.models import Submission


@dataclass(frozen=True)
class Correction:
    """The asked fields as they are drawn, and the new values of those that could be read."""

    fields: list[BoundField]
    values: dict[str, Any]

    @property
    def is_right(self) -> bool:
        return not any(field.errors for field in self.fields)

    @property
    def error_list(self) -> list[dict[str, str]]:
        """(id of the input, sentence) for the error summary."""
        return [{"id": field.id, "text": text} for field in self.fields for text in field.errors.values()]


def correct(
    submission: Submission,
    names: Iterable[str],
    posted: Posted | None = None,
    *,
    answers: Mapping[str, Any] | None = None,
) -> Correction:
    """The fields of ``names`` that the form has: as they were answered, or as they are posted now, checked.

    ``answers`` are those now in force, where some were given again after the form was handed in.
    """
    drawn, values = [], {}
    known = submission.answers if answers is None else answers
    for name in names:
        field = submission.version.fields.get(name)
        if field is None:
            continue
        kind = KINDS[field.type]
        errors: dict[str, str] = {}
        before = kind.retype(field, known[name]) if name in known else None
        typed = before if posted is None else kind.typed(field, posted, name)
        if posted is not None:
            try:
                values[name] = read_one(field, typed)
            except Wrong as wrong:
                errors = dict(wrong.sentences)
        drawn.append(BoundField(field, typed, errors))
    return Correction(drawn, values)
