"""One's unfinished forms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from tinhso.engines.events.api import Actor
from tinhso.engines.files import api as files
from tinhso.engines.forms.drafts.models import Draft


def drafts_of(by: Actor) -> QuerySet[Draft]:
    """Newest first."""
    return Draft.objects.filter(owner=by.subject).select_related("version__procedure").order_by("-changed_at")


def files_of(draft: Draft, by: Actor | None = None) -> dict[str, list[Any]]:
    """The attachments by paper code, in the order they were added; each with a ``url`` that opens it for ``by``."""
    found: dict[str, list[Any]] = {}
    for attachment in draft.attachments.select_related("file").order_by("pk"):
        attachment.url = files.link(attachment.file, by) if by else ""  # type: ignore[attr-defined]
        found.setdefault(attachment.paper, []).append(attachment)
    return found
