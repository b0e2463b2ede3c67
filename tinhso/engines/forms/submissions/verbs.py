"""Handing in: what was typed becomes answers that never change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base.errors import AlreadyDone, Refused
from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File
from tinhso.engines.forms.bound import Bound, bound
from tinhso.engines.forms.drafts.models import Draft
from tinhso.engines.forms.drafts.queries import files_of
from tinhso.engines.forms.drafts.verbs import own_draft
from tinhso.engines.forms.papers import case_of
from tinhso.engines.forms.prefill import known_of
from tinhso.engines.forms.queries import is_in_force
from tinhso.engines.forms.submissions.models import Submission, SubmittedFile
from tinhso.engines.forms.versions import ProcedureVersion


class Incomplete(Refused):
    """The form still has errors or lacks papers; ``bound`` shows them."""

    def __init__(self, form: Bound) -> None:
        self.bound = form.check()
        super().__init__(_("The form is not complete yet. Look at what is marked, then hand it in again."))


@transaction.atomic
def submit(draft_id: UUID, *, by: Actor, channel: str = "online", person: Person | None = None) -> Submission:
    """Hand in one's draft; it is gone afterwards. A second call finds the same submission.

    ``person`` is the one who acts, where that is read already (``directory.person_of``).

    Raises Incomplete; Refused where a new version came into force since (resume the draft first); Denied.
    """
    try:
        draft = own_draft(draft_id, by=by, lock=True)
    except Draft.DoesNotExist:
        return _handed_in(draft_id, by)
    if not is_in_force(draft.version):
        raise Refused(_("The procedure has changed. Open the form again and look at what is new."))
    known = known_of(draft.version, by, person, draft.known)
    form = bound(draft.version, draft.typed, draft.attached, known)
    if not form.is_complete:
        raise Incomplete(bound(draft.version, draft.typed, files_of(draft), known))
    submission = _keep(draft.version, form, by=by, submitter=by.subject, channel=channel, draft=draft.pk)
    draft.become(submission, _wanted(form))
    return submission


@transaction.atomic
def submit_answers(
    version: ProcedureVersion,
    typed: Mapping[str, Any],
    files: Mapping[str, Iterable[File]] | None = None,
    *,
    by: Actor,
    submitter: int | None = None,
    channel: str = "desk",
    on_paper: Collection[str] = (),
) -> Submission:
    """Hand in without a draft, as the counter, an import and the API do; ``submitter`` is the applicant's subject.

    ``on_paper`` are the codes of papers that were handed over at a counter and may be scanned later. Raises Incomplete.
    """
    given = {code: list(rows) for code, rows in (files or {}).items()}
    form = bound(version, typed, dict.fromkeys(on_paper, ["on paper"]) | given)
    submission = _keep(version, form, by=by, submitter=submitter or by.subject, channel=channel)
    wanted = _wanted(form)
    SubmittedFile.objects.bulk_create(
        SubmittedFile(submission=submission, paper=code, file=file)
        for code, rows in given.items()
        if code in wanted
        for file in rows
    )
    return submission


def _wanted(form: Bound) -> set[str]:
    """The papers that these answers ask for; what was attached for others is not kept."""
    return {need.paper.code for need in form.papers}


def _keep(
    version: ProcedureVersion,
    form: Bound,
    *,
    by: Actor,
    submitter: int,
    channel: str,
    draft: UUID | None = None,
) -> Submission:
    if not form.is_complete:
        raise Incomplete(form)
    submission = Submission.objects.create(
        version=version,
        draft=draft,
        submitter=submitter,
        channel=channel,
        case=case_of(version, form.answers),
        answers=form.answers,
        sources=form.sources,
    )
    record("forms.submitted", on=submission, by=by, topic=version.procedure.code, channel=channel)
    return submission


def _handed_in(draft_id: UUID, by: Actor) -> Submission:
    found = Submission.objects.filter(draft=draft_id, submitter=by.subject).first()
    if found is None:
        raise AlreadyDone(_("This form was deleted or handed in before."))
    return found
