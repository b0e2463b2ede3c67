"""Reading what was handed in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinhso.engines.forms.kinds import KINDS
from tinhso.engines.forms.prefill import SOURCES
from tinhso.engines.forms.submissions.models import Submission


@dataclass(frozen=True)
class Answer:
    """One answered question as a person reads it."""

    name: str
    label: str
    text: str
    source: str


def answers_of(submission: Submission) -> Iterator[tuple[str, list[Answer]]]:
    """(page title, answers) in the order of the form, by the version that was filled in."""
    for page in submission.version.pages:
        answers = [
            Answer(
                field.name,
                field.label,
                KINDS[field.type].show(field, submission.answers[field.name]),
                str(SOURCES.get(submission.sources.get(field.name, {}).get("source", "user"), _("typed"))),
            )
            for field in page.fields
            if field.name in submission.answers
        ]
        if answers:
            yield page.title, answers
