"""Answering a request for a supplement: only what was asked for is asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Supplement
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File
from tinhso.engines.forms import api as forms
from tinhso.systems.services.models import AmendedFile, Amendment, Dossier


@dataclass(frozen=True)
class Present:
    """What the dossier holds now: what was handed in later over what came first."""

    answers: dict[str, Any]
    files: Mapping[str, list[File]]  # paper -> its newest files

    def text(self, dossier: Dossier, question: str) -> str:
        """The answer as a person reads it; "" if there is none."""
        known = {question: self.answers[question]} if question in self.answers else {}
        return "".join(text for _label, text in forms.texts_of(dossier.version, known))


def present(dossier: Dossier) -> Present:
    """Two queries for the answers and files that came with the dossier and with its supplements."""
    answers: dict[str, Any] = dict(dossier.submission.answers)
    held: dict[str, list[File]] = defaultdict(list)
    for row in dossier.submission.files.select_related("file"):
        held[row.paper].append(row.file)
    for made in dossier.case.amendments.order_by("at").prefetch_related("files__file"):
        answers |= made.answers
        held |= _by_paper(made)
    return Present(answers, held)


def _by_paper(made: Amendment) -> dict[str, list[File]]:
    found: dict[str, list[File]] = defaultdict(list)
    for row in made.files.all():
        found[row.paper].append(row.file)
    return found


def reread(dossier: Dossier, typed: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """New values of these questions as the form reads them among all its answers; what is wrong with them, by field."""
    typed_before = forms.retyped(dossier.version, present(dossier).answers)
    form = forms.bound(dossier.version, typed_before | dict(typed)).check()
    wrong = {name: text for name, text in form.errors.items() if name.split(".")[0] in typed}
    return {name: form.answers[name] for name in typed if name in form.answers}, wrong


@transaction.atomic
def amend(
    dossier: Dossier,
    supplement: Supplement,
    *,
    answers: Mapping[str, Any],
    files: Sequence[tuple[str, File]],
    note: str,
    by: Actor,
) -> Amendment:
    """Keep what was handed in and let the clock run on. Raises AlreadyDone for a request answered before."""
    cases.answer_supplement(dossier.case.pk, by=by)
    made = Amendment.objects.create(case=dossier.case, supplement=supplement, answers=dict(answers), note=note)
    AmendedFile.objects.bulk_create(AmendedFile(amendment=made, paper=paper, file=file) for paper, file in files)
    return made
