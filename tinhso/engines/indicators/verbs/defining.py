"""Defining indicators: somebody proposes, somebody else approves, and what was published keeps its definition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tinhso.base import clock
from tinhso.base.errors import AlreadyDone, Refused
from tinhso.base.text import nfc, slug
from tinhso.engines.directory.models import Office
from tinhso.engines.events.api import Actor, record
from tinhso.engines.indicators.derived import check
from tinhso.engines.indicators.finding import catalogue, code_named
from tinhso.engines.indicators.formulas import Formula, operands, parse, written
from tinhso.engines.indicators.measures import Indicator
from tinhso.engines.indicators.models import Definition
from tinhso.engines.indicators.verbs.places import require_office, who

OWN = "tinh."  # the codes of what officials declare; no part of the platform has this one


@dataclass(frozen=True)
class Proposal:
    """What an official writes; ``code`` is empty for a new indicator, ``formula`` may hold names in brackets."""

    name: str
    formula: str
    unit: str
    better: str
    words: str
    owner: Office
    law: str
    valid_from: date
    reason: str
    code: str = ""


def understood(proposal: Proposal, known: dict[str, Indicator] | None = None) -> Formula:
    """The formula, checked for names, units and circles. Raises Refused with the field it is about."""
    known = catalogue() if known is None else known
    tree = parse(nfc(proposal.formula), code_of=lambda name: code_named(name, known))
    check(tree, proposal.unit, code=proposal.code or "?", find=known.get)
    return tree


@transaction.atomic
def propose_definition(proposal: Proposal, *, by: Actor) -> Definition:
    """Propose a new indicator or a new version of one; it counts for nothing until it is approved."""
    by = require_office(by, "indicators.define", proposal.owner)
    known = catalogue()
    tree = understood(proposal, known)
    code = proposal.code or _new_code(proposal.name)
    earlier = Definition.objects.select_for_update().filter(code=code, refused_at=None)
    if proposal.code and not earlier:
        raise Refused(_("Only what was declared on this page has versions here."), field="code")
    if any(version.is_waiting for version in earlier):
        raise AlreadyDone(_("A version of this indicator is already waiting for approval."))
    if any(version.valid_from >= proposal.valid_from for version in earlier):
        raise Refused(_("A new version begins after the ones before it."), field="valid_from")
    definition = Definition.objects.create(
        code=code,
        name=nfc(proposal.name),
        formula=written(tree, lambda one: one),
        operands=sorted({operand.code for operand in operands(tree)}),
        unit=nfc(proposal.unit),
        better=proposal.better,
        words=nfc(proposal.words),
        owner=proposal.owner,
        law=nfc(proposal.law),
        valid_from=proposal.valid_from,
        reason=nfc(proposal.reason),
        proposed_by=who(by),
        proposed_at=clock.now(),
    )
    record("indicators.proposed", on=definition, by=by, office=proposal.owner.here_id)
    return definition


@transaction.atomic
def approve_definition(key: UUID, *, by: Actor) -> Definition:
    """Let a version count from its day on. Whoever proposed it cannot approve it."""
    definition, by = _waiting(key, by)
    if definition.proposed_by == who(by):
        raise Refused(_("Somebody other than the one who proposed a definition approves it."))
    definition.approved_by, definition.approved_at = who(by), clock.now()
    definition.save(update_fields=["approved_by", "approved_at"])
    record("indicators.approved", on=definition, by=by, office=definition.owner.here_id)
    return definition


@transaction.atomic
def refuse_definition(key: UUID, *, by: Actor) -> Definition:
    """Put a proposed version aside; its words stay on record."""
    definition, by = _waiting(key, by)
    definition.refused_at = clock.now()
    definition.save(update_fields=["refused_at"])
    record("indicators.refused", on=definition, by=by, office=definition.owner.here_id)
    return definition


def _waiting(key: UUID, by: Actor) -> tuple[Definition, Actor]:
    definition = Definition.objects.select_for_update(of=("self",)).select_related("owner").get(pk=key)
    by = require_office(by, "indicators.approve", definition.owner)
    if not definition.is_waiting:
        raise AlreadyDone(_("This definition has been approved or refused before."))
    return definition, by


def _new_code(name: str) -> str:
    code = OWN + slug(name).replace("-", "_")[:70]
    if Definition.objects.filter(code=code).exists():
        raise Refused(_("There is already an indicator of this name."), field="name")
    return code
