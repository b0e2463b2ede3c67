"""Answering a request for a supplement: only what was asked for is asked again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Supplement
from tinhso.engines.events.api import Actor
from tinhso.engines.files.models import File
from tinhso.systems.services.models import AmendedFile, Amendment, Dossier


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
