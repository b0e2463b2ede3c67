"""Writing on the form of a draft: one change at a time, on what the draft holds at that moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction

from tinhso.engines.events.api import Actor
from tinhso.engines.forms.keeping.checking import redraft
from tinhso.engines.forms.keeping.place import require_keeper
from tinhso.engines.forms.versions import ProcedureVersion


@transaction.atomic
def reshape(version_id: UUID, change: Callable[[dict[str, Any]], dict[str, Any]], *, by: Actor) -> ProcedureVersion:
    """Put ``change`` of the content in its place; two keepers at once lose nothing of each other's.

    Raises Denied, AlreadyDone once the version is proposed or published, Refused as ``change`` does.
    """
    by = require_keeper(by, "forms.draft")
    version = ProcedureVersion.objects.select_for_update().get(pk=version_id)
    return redraft(version_id, change(version.content), by=by, valid_from=version.valid_from)
