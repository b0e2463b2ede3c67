"""What exactly is signed: the answers and the files, as one digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from tinhso.engines.directory.models import Person
from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.forms.models import Draft
from tinhso.systems.services.people.behind import filing_of, person_behind


def digest_of(answers: Mapping[str, Any], files: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the answers and (paper, key of the file); the same in whatever order they come."""
    text = json.dumps([answers, sorted(files)], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def form_of(
    draft: Draft, by: Actor, files: Mapping[str, list[Any]] | None = None, person: Person | None = None
) -> forms.Bound:
    """The draft as it would be handed in: what was typed over what is known of whom it is filed for (``person``)."""
    known = forms.known_of(draft.version, by, person or person_behind(filing_of(draft.pk), by), draft.known)
    return forms.bound(draft.version, draft.typed, draft.attached if files is None else files, known)


def digest_of_draft(draft_id: UUID, *, by: Actor, person: Person | None = None) -> str:
    """That of a draft as its owner would hand it in now. Raises forms.Incomplete."""
    draft = forms.own_draft(draft_id, by=by)
    form = form_of(draft, by, person=person)
    if not form.is_complete:
        raise forms.Incomplete(form)
    wanted = {need.paper.code for need in form.papers}
    files = ((row["paper"], str(row["file"])) for row in draft.files_read if row["paper"] in wanted)
    return digest_of(form.answers, files)
