"""What the halls' codes stand for: the dossier taken in under a number, the names of fields and procedures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from tinhso.base.text import sort_key
from tinhso.engines.access import api as access
from tinhso.engines.cases import api as cases
from tinhso.engines.cases.models import Case
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure, Sector
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


def names_of(codes: Collection[str]) -> Mapping[str, str]:
    """Fields of administration and procedures by their codes."""
    sectors = Sector.objects.filter(code__in=codes).values_list("code", "name")
    return dict(sectors) | dict(Procedure.objects.filter(code__in=codes).values_list("code", "name"))


def choices_of(what: str) -> list[tuple[str, str]]:
    """Every field of administration (``sectors``), or every open procedure (``topics``) by its name."""
    if what == "sectors":
        return list(Sector.objects.values_list("code", "name"))
    found = Procedure.objects.filter(is_open=True).values_list("code", "name")
    return [(code, f"{name} ({code})") for code, name in sorted(found, key=lambda pair: sort_key(pair[1]))]
