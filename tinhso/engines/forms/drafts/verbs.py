"""Saving while typing, attaching, deleting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import Denied, Refused
from tinhso.engines.events.api import Actor, record
from tinhso.engines.files.models import File
from tinhso.engines.forms.drafts.models import Attachment, Draft
from tinhso.engines.forms.prefill import Known
from tinhso.engines.forms.procedures import Procedure
from tinhso.engines.forms.queries import current
from tinhso.engines.forms.reading import clean

MOST_DRAFTS = 50
MOST_FILES = 20  # of one paper


@dataclass(frozen=True)
class Saved:
    """``overwritten`` names fields that another window had changed since this one was opened."""

    draft: Draft
    overwritten: tuple[str, ...]


@transaction.atomic
def start_draft(procedure: Procedure, *, by: Actor, known: Mapping[str, Known] | None = None) -> Draft:
    """A new draft of the version in force, with the answers that are ``known`` from the guide or an earlier dossier.

    Raises Refused above the limit of drafts and without a form.
    """
    version = current(procedure)
    if version is None or "form" not in version.content:
        raise Refused(_("This procedure has no online form at present."))
    if Draft.objects.filter(owner=by.subject).count() >= MOST_DRAFTS:
        raise Refused(_("There are too many unfinished forms. Finish or delete one of them first."))
    fitting = {name: known_as(one) for name, one in (known or {}).items() if name in version.fields}
    draft = Draft.objects.create(version=version, owner=by.subject, known=fitting)
    record("forms.started", on=draft, by=by, topic=version.procedure.code)
    return draft


def known_as(known: Known) -> dict[str, Any]:
    """As a draft keeps it."""
    return {"typed": known.typed, "source": known.source, "at": known.at.isoformat(), "ref": known.ref}


@transaction.atomic
def save_draft(draft_id: UUID, typed: Mapping[str, Any], *, by: Actor, revision: int | None = None) -> Saved:
    """Keep what was typed into some fields; the last writer wins, field by field.

    ``revision`` is the one the page was drawn with. Raises Draft.DoesNotExist, Denied, Refused (too long).
    """
    draft = own_draft(draft_id, by=by, lock=True)
    given = clean(draft.version, typed)
    whole = clean(draft.version, draft.typed | given)
    changed = {name: value for name, value in given.items() if draft.typed.get(name) != value}
    if not changed:
        return Saved(draft, ())
    late = () if revision is None else tuple(
        name for name in changed if name in draft.typed and draft.touched.get(name, 0) > revision
    )  # fmt: skip
    draft.revision += 1
    draft.typed = whole
    draft.touched = draft.touched | dict.fromkeys(changed, draft.revision)
    draft.changed_at = clock.now()
    draft.save(update_fields=["typed", "touched", "revision", "changed_at"])
    return Saved(draft, late)


@transaction.atomic
def attach(
    draft_id: UUID, paper: str, file: File, *, by: Actor, source: str = "", source_at: datetime | None = None
) -> Attachment:
    """Add a stored file to one paper of the draft; ``source`` names the dossier or paper it is taken over from.

    Raises Refused for an unknown paper or too many files.
    """
    draft = own_draft(draft_id, by=by, lock=True)
    if paper not in {row.code for row in draft.version.papers if row.is_uploaded}:
        raise Refused(_("This form has no such paper."), field="file")
    if Attachment.objects.filter(draft=draft, paper=paper).count() >= MOST_FILES:
        raise Refused(_("At most %(most)s files for one paper.") % {"most": MOST_FILES}, field="file")
    attachment, _made = Attachment.objects.get_or_create(
        draft=draft, paper=paper, file=file, defaults={"source": source, "source_at": source_at}
    )
    _touch(draft)
    return attachment


@transaction.atomic
def detach(draft_id: UUID, attachment_id: int, *, by: Actor) -> None:
    """Take a file off again; twice does no harm."""
    draft = own_draft(draft_id, by=by, lock=True)
    Attachment.objects.filter(draft=draft, pk=attachment_id).delete()
    _touch(draft)


@transaction.atomic
def delete_draft(draft_id: UUID, *, by: Actor) -> None:
    """Delete what was typed, at once and for good."""
    draft = own_draft(draft_id, by=by, lock=True)
    record("forms.dropped", on=draft, by=by, topic=draft.version.procedure.code)
    draft.delete()


def own_draft(draft_id: UUID, *, by: Actor, lock: bool = False) -> Draft:
    """One's own draft with its version. Raises Draft.DoesNotExist, Denied."""
    attached = Attachment.objects.filter(draft=OuterRef("pk")).order_by("pk")
    drafts = Draft.objects.select_related("version__procedure").annotate(  # type: ignore[no-redef]
        files_read=ArraySubquery(attached.values(row=JSONObject(paper="paper", file="file_id")))
    )
    draft = (drafts.select_for_update(of=("self",)) if lock else drafts).get(pk=draft_id)
    if not by.subject or draft.owner != by.subject:
        raise Denied
    return draft


def _touch(draft: Draft) -> None:
    draft.changed_at = clock.now()
    draft.save(update_fields=["changed_at"])
