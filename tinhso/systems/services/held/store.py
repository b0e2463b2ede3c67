"""The store of one applicant, as the form of one draft asks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Draft
from tinhso.systems.services.held.keeping import use
from tinhso.systems.services.held.offering import Offer, offers
from tinhso.systems.services.held.saying import said_of
from tinhso.systems.services.models import Reuse


class OwnStore:
    """Papers of ``owner`` (a subject) for a draft; see ``forms.flow.flow.Store``."""

    def __init__(self, draft: Draft, owner: int, by: Actor) -> None:
        self.draft, self.owner, self.by = draft, owner, by

    def offers(self) -> Mapping[str, Sequence[Offer]]:
        return offers(self.owner, self.draft.version.procedure.code, self.draft.version.papers)

    def use(self, paper: str, key: str) -> None:
        use(self.draft.pk, paper, key, owner=self.owner, by=self.by)

    def said(self, attachment: Any) -> str:
        reuse = self._used.get((attachment.paper, attachment.file_id))
        return _("from the store of the province: %(source)s") % {"source": said_of(reuse)} if reuse else ""

    @cached_property
    def _used(self) -> dict[tuple[str, Any], Reuse]:
        rows = Reuse.objects.filter(draft=self.draft.pk)
        found = rows.select_related("issued__office", "held__verified_by__office")
        return {(row.paper, row.file_id): row for row in found}
