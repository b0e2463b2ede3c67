"""Unfinished forms among one's matters."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinhso.engines.events.api import Actor
from tinhso.engines.forms import api as forms
from tinhso.engines.inbox.api import Matter
from tinhso.systems.services.models import Filing


class DraftMatters:
    """What one began and has not handed in."""

    def items(self, actor: Actor, limit: int) -> Sequence[Matter]:
        mine = forms.drafts_of(actor).filter(pk__in=Filing.objects.values("draft")).defer("version__content")[:limit]
        return [
            Matter(
                code=draft.version.procedure.code,
                title=draft.version.procedure.name,
                state=_("being filled in"),
                tone="neutral",
                url=reverse("services:tasks", args=[draft.version.procedure.code, draft.pk]),
                at=draft.changed_at,
            )
            for draft in mine
        ]
