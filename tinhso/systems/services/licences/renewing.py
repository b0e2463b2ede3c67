"""Whose licence it is, and the procedure that renews it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tinhso.base.errors import Refused
from tinhso.engines.directory import api as directory
from tinhso.engines.events.api import Actor
from tinhso.engines.forms.models import Procedure
from tinhso.engines.papers import api as papers
from tinhso.systems.services.licences.terms import Licence, licences_of


def owners_of(actor: Actor) -> list[int]:
    """Oneself and the businesses in all of whose matters one may act."""
    party = directory.party_of(actor)
    if party is None:
        return []
    person = getattr(party, "as_person", None)
    return [party.subject_id, *(whole.subject_id for whole in (directory.wholly_for(person) if person else []))]


def licence_of(actor: Actor, token: str) -> Licence | None:
    """One's own licence with this verification code."""
    mine = [paper for paper in papers.of_owners(owners_of(actor)) if paper.token == token]
    return next(iter(licences_of(mine)), None)


def procedure_for(licence: Licence) -> Procedure:
    """The procedure that renews it. Raises Refused for a revoked or replaced paper and where there is none."""
    if licence.paper.is_revoked or licence.paper.is_replaced:
        raise Refused(_("This paper was revoked or replaced; it is not renewed."))
    found = Procedure.objects.filter(code=licence.renewed_by, is_open=True).first()
    if found is None:
        raise Refused(_("The procedure that renews it is not open at present."))
    return found
