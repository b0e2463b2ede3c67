"""Reading what was handed in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tinhso.engines.forms.kinds import KINDS
from tinhso.engines.forms.prefill import source_in_words
from tinhso.engines.forms.submissions.models import Submission
from tinhso.engines.forms.versions import ProcedureVersion


@dataclass(frozen=True)
class Answer:
    """One answered question as a person reads it."""

    name: str
    label: str
    text: str
    source: str


def texts_of(version: ProcedureVersion, values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(question, answer as a person reads it) for some values of a form."""
    return [
        (field.label, KINDS[field.type].show(field, values[name]))
        for name, field in version.fields.items()
        if values.get(name) is not None
    ]


def answers_of(submission: Submission) -> Iterator[tuple[str, list[Answer]]]:
    """(page title, answers) in the order of the form, by the version that was filled in."""
    for page in submission.version.pages:
        answers = [
            Answer(
                field.name,
                field.label,
                KINDS[field.type].show(field, submission.answers[field.name]),
                source_in_words(**{"source": "user"} | submission.sources.get(field.name, {})),
            )
            for field in page.fields
            if field.name in submission.answers
        ]
        if answers:
            yield page.title, answers
