"""Queue numbers behind a figure: the dossier that was taken in under each, where the reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.systems.services.counter.models import PaperDraft


def ticket_links(actor: Actor | None, ids: Sequence[UUID]) -> Mapping[UUID, tuple[str, str]]:
    """Code and address of the dossier of each ticket; a number that led to none has no page of its own."""
    taken = dict(PaperDraft.objects.filter(ticket__in=ids).exclude(case=None).values_list("ticket", "case"))
    seen = access.only(actor, "cases.read", Case.objects.filter(pk__in=taken.values()))
    found = {case.pk: case for case in seen}
    return {
        ticket: (found[key].code, cases.url_of(found[key]))
        for ticket, key in taken.items()
        if ticket is not None and key in found
    }


LINKS = {"counters.ticket": ticket_links}
